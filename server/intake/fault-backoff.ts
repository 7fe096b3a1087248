const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait after the n-th failed round in a row (n ≥ 1): anywhere up to a limit that
 * doubles to 5 minutes, so that many feeds of one host do not come back together.
 * `random` gives 0 ≤ x < 1.
 */
export function backoffMs(failedRounds: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failedRounds);
}
