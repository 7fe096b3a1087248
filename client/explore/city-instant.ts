import { clockMinute, clockSecond, dayOf } from '../design/times.ts';

const DAY_MS = 86_400_000;

/** The instant at which the city's clocks show `21:32` of `2022-08-08`; undefined where they never did. */
export function cityInstant(day: string, clock: string, zone: string): number | undefined {
  const guess = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(guess)) return undefined;
  const offsetAt = (ms: number): number =>
    Date.parse(`${dayOf(ms, zone)}T${clockSecond(ms, zone)}Z`) - ms;
  // Where clocks change, that of the day before or after may be the one in force.
  return [0, -DAY_MS, DAY_MS]
    .map((away) => guess - offsetAt(guess + away))
    .find((ms) => dayOf(ms, zone) === day && clockMinute(ms, zone) === clock);
}
