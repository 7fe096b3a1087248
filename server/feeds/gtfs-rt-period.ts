import type { Instant } from '../../contract/event.ts';
import { instantOfSec } from './gtfs-rt-head.ts';

export interface Period {
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
}

/**
 * The period in force at `now`, else the next one; none given = always. `undefined` when all are
 * over. A start or end of 0 is none.
 */
export function periodAt(
  given: readonly { readonly start?: number | undefined; readonly end?: number | undefined }[],
  now: Instant,
): Period | undefined {
  if (given.length === 0) return { start: undefined, end: undefined };
  const left = given
    .map(({ start, end }): Period => ({ start: instantOfSec(start), end: instantOfSec(end) }))
    .filter(({ end }) => end === undefined || end > now)
    .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
  return left.find(({ start }) => start === undefined || start <= now) ?? left[0];
}
