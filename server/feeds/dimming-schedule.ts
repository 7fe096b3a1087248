import type { AssetAttribute } from '../../contract/asset.ts';
import type { Instant } from '../../contract/event.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import type { Device } from './lorawan-device.ts';
import type { DimmingStep } from './lorawan-settings.ts';

/** What a lamp should do now, in per cent; in no step it is dark. A step may pass midnight. */
export function scheduledDimming(
  schedule: readonly DimmingStep[],
  at: Instant,
  zone: string,
): number {
  const now = localTimeText(at, zone, 'HH:mm');
  const step = schedule.find(({ from, to }) =>
    from < to ? from <= now && now < to : now >= from || now < to,
  );
  return step?.dimming ?? 0;
}

/** What the registry adds to a lamp's own words, so that its energy can be judged. */
export function scheduleAttributes(
  { schedule, ratedW, baselineW }: Device,
  at: Instant,
  zone: string,
): Readonly<Record<string, AssetAttribute>> {
  return {
    ...(ratedW === undefined ? {} : { 'rated-power': { value: ratedW, unit: 'W' } }),
    ...(baselineW === undefined ? {} : { 'baseline-power': { value: baselineW, unit: 'W' } }),
    ...(schedule === undefined
      ? {}
      : {
          schedule: { value: scheduleText(schedule) },
          'scheduled-dimming': {
            value: scheduledDimming(schedule, at, zone),
            unit: '%',
            observedAt: at,
          },
        }),
  };
}

/** `18:30-23:00 100, 23:00-06:30 60`: local clock, per cent. */
function scheduleText(schedule: readonly DimmingStep[]): string {
  return schedule.map(({ from, to, dimming }) => `${from}-${to} ${dimming}`).join(', ');
}
