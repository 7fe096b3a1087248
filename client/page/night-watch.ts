import { untilNightlyMs } from './nightly-hour.ts';

/** A night in which somebody had to be looked after this long past the minute is left out. */
const WITHIN_MS = 60 * 60_000;

/**
 * `true` from the device's minute of the night on, for an hour. `nowMs` is the city's clock, and the
 * only one: of a computer whose own clock is slow the same night would come again after its reload.
 */
export function nightWatch(zone: string, deviceId: string): (nowMs: number) => boolean {
  let dueMs: number | undefined;
  return (nowMs) => {
    if (dueMs === undefined || nowMs >= dueMs + WITHIN_MS) {
      dueMs = nowMs + untilNightlyMs(nowMs, zone, deviceId);
    }
    return nowMs >= dueMs;
  };
}
