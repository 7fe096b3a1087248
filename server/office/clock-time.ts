import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { OfficeSettings } from './office-settings.ts';

/** `21:05` by the city's clock, for texts. */
export function clockTime(
  { minuteOfDay }: Pick<OfficeSettings, 'minuteOfDay'>,
  at: Instant,
): string {
  const minute = Math.floor(minuteOfDay(instantMs(at)));
  const digits = (n: number): string => String(n).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}
