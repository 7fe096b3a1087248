import { clockMinute, dayOf } from '../design/times.ts';
import { cityInstant } from './city-instant.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** As many weeks as normal bands are of. */
const WEEKS = 4;

/**
 * Begin of the city's last whole hour before the clock, and of the same hour of the same weekday in
 * the weeks before; a week whose clocks never showed it is left out.
 */
export function normalHours(
  clockMs: number,
  zone: string,
): { readonly lastMs: number; readonly beforeMs: readonly number[] } {
  const minute = Math.floor(clockMs / MINUTE_MS) * MINUTE_MS;
  const past = Number(clockMinute(minute, zone).slice(3));
  const lastMs = minute - past * MINUTE_MS - HOUR_MS;
  const clock = clockMinute(lastMs, zone);
  // Days are counted by the calendar: a week in which clocks change is no 168 hours.
  const dayMs = Date.parse(dayOf(lastMs, zone));
  const beforeMs = Array.from({ length: WEEKS }, (_, index) => {
    const day = new Date(dayMs - (index + 1) * WEEK_MS).toISOString().slice(0, 10);
    return cityInstant(day, clock, zone);
  });
  return { lastMs, beforeMs: beforeMs.filter((ms) => ms !== undefined) };
}
