import { shareOf } from './share-of.ts';

/** 04:00 on the city's clock: the quietest hour of an office. */
const HOUR = 4;
const JITTER_MIN = 10;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Minutes −10 … +10 that are always the same for a device: walls do not all come at once. */
export function jitterMin(deviceId: string): number {
  return shareOf(deviceId, 2 * JITTER_MIN + 1) - JITTER_MIN;
}

/** ms since local midnight. */
function sinceMidnightMs(atMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
}

/** How long until the device's next nightly minute; on a day of 23 or 25 hours an hour off at most. */
export function untilNightlyMs(nowMs: number, zone: string, deviceId: string): number {
  const targetMs = (HOUR * 60 + jitterMin(deviceId)) * MINUTE_MS;
  const waitMs = (targetMs - sinceMidnightMs(nowMs, zone) + DAY_MS) % DAY_MS;
  // Just there: tomorrow's, or the page that was loaded anew would load itself again.
  return waitMs < MINUTE_MS ? waitMs + DAY_MS : waitMs;
}
