import { untilNightlyMs } from './nightly-hour.ts';

/** A night in which somebody had to be looked after this long past the minute is left out. */
const WITHIN_MS = 60 * 60_000;

/** `true` from the device's minute of the night on, for an hour. `nowMs` is the city's clock. */
export function nightWatch(
  openedMs: number,
  zone: string,
  deviceId: string,
): (nowMs: number) => boolean {
  let dueMs = openedMs + untilNightlyMs(openedMs, zone, deviceId);
  return (nowMs) => {
    if (nowMs >= dueMs + WITHIN_MS) dueMs = nowMs + untilNightlyMs(nowMs, zone, deviceId);
    return nowMs >= dueMs;
  };
}
