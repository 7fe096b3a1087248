import type { Instant } from '../../contract/event.ts';
import { zonedInstant } from './zoned-time.ts';

const PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** RFC 3339 with its offset → instant; `undefined` without an offset or for no real time. */
export function offsetInstant(text: string): Instant | undefined {
  const [, local, sign, hours, minutes] = PATTERN.exec(text) ?? [];
  if (local === undefined) return undefined;
  // Checked as if it were UTC: whether the day and the hour exist does not depend on the offset.
  const asUtc = zonedInstant(local, 'UTC', 'yyyy-MM-ddTHH:mm:ss[.S]');
  if (asUtc === undefined) return undefined;
  if (sign === undefined || hours === undefined || minutes === undefined) return asUtc;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const offsetMin = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(Date.parse(asUtc) - offsetMin * 60_000).toISOString();
}
