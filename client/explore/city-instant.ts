import { clockMinute, clockSecond, dayOf } from '../design/times.ts';

/** The instant at which the city's clocks show `21:32` of `2022-08-08`; undefined where they never did. */
export function cityInstant(day: string, clock: string, zone: string): number | undefined {
  const guess = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(guess)) return undefined;
  const shown = Date.parse(`${dayOf(guess, zone)}T${clockSecond(guess, zone)}Z`);
  const ms = guess - (shown - guess);
  return dayOf(ms, zone) === day && clockMinute(ms, zone) === clock ? ms : undefined;
}
