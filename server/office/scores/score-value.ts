/** Two decimals: more would say that a target is met to the thousandth. */
const DIGITS = 100;

/**
 * How a figure stands to its target: 1 = as it should be, above = better, never above `cap`. What
 * should be low is target / actual, so that twice the target is 0.5; none of it at all is the cap.
 */
export function scoreValue(
  actual: number,
  target: number,
  better: 'higher' | 'lower',
  cap: number,
): number {
  const raw = better === 'higher' ? actual / target : actual <= 0 ? cap : target / actual;
  return Math.round(Math.max(0, Math.min(cap, raw)) * DIGITS) / DIGITS;
}

/** The mean of all, or null when one of them is not known: the rest would look better than it is. */
export function meanOfAll(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : meanOf(known);
}

/** The mean; null of none. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.round((sum / values.length) * DIGITS) / DIGITS;
}
