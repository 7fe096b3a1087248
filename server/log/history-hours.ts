import { offsetMs } from '../feed-kit/zone-offset.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Part of a zone's offset that is no whole hour: its hours begin that much before those of UTC. */
export function phaseOf(zone: string, atMs: number): number {
  return ((offsetMs(atMs, zone) % HOUR_MS) + HOUR_MS) % HOUR_MS;
}

/** Number of the city's hour in which an instant lies. */
export function hourOf(ms: number, phaseMs: number): number {
  return Math.floor((ms + phaseMs) / HOUR_MS);
}

/** When an hour begins, ms since 1970. */
export function hourStart(hour: number, phaseMs: number): number {
  return hour * HOUR_MS - phaseMs;
}

/** When the day of an instant began in the zone, ms since 1970; also on days of 23 or 25 hours. */
export function dayStart(ms: number, zone: string): number {
  const midnight = Math.floor((ms + offsetMs(ms, zone)) / DAY_MS) * DAY_MS;
  const guess = midnight - offsetMs(ms, zone);
  // The clocks may have changed since midnight.
  return midnight - offsetMs(guess, zone);
}
