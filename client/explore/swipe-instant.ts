import type { Swipe } from './explore-view.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of a clock that runs, the other instant follows in steps of this. */
const STEP_MS = 60_000;

/** The same clock a week ago: what it is compared with when nobody says otherwise. */
export const LAST_WEEK: Swipe = { other: { shiftMs: 7 * DAY_MS }, share: 0.5 };

/** Where the record does not reach a week back. */
export const ONE_HOUR: Swipe['other'] = { shiftMs: HOUR_MS };

/** The other instant at a clock, ms; a running one in whole minutes. */
export function otherInstant({ other }: Swipe, nowMs: number): number {
  if ('atMs' in other) return other.atMs;
  return Math.floor((nowMs - other.shiftMs) / STEP_MS) * STEP_MS;
}

/** How much earlier in whole days or hours; absent for a fixed instant. */
export function shiftOf({
  other,
}: Swipe): { readonly n: number; readonly unit: 'D' | 'H' } | undefined {
  if ('atMs' in other) return undefined;
  const { shiftMs } = other;
  return shiftMs % DAY_MS === 0
    ? { n: shiftMs / DAY_MS, unit: 'D' }
    : { n: Math.round(shiftMs / HOUR_MS), unit: 'H' };
}
