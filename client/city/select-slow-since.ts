import type { SeriesPoint } from '../../contract/history.ts';

/** How a road went in the last hours. */
export interface SlowSpell {
  /** The fastest of the span, to compare with: what is usual is not known of each road. */
  readonly bestKmh: number;
  /** Since when it goes at less than half of that; undefined = it does not. */
  readonly sinceMs: number | undefined;
  /** It did so at the beginning of the span already. */
  readonly isLonger: boolean;
}

const SLOW = 0.5;

/** What the speeds of some hours say of now; undefined without enough of them. */
export function slowSpell(points: readonly SeriesPoint[]): SlowSpell | undefined {
  const known = points.flatMap(({ at, mean }) =>
    mean === undefined ? [] : [{ atMs: Date.parse(at), kmh: mean }],
  );
  if (known.length < 3) return undefined;
  const bestKmh = Math.max(...known.map(({ kmh }) => kmh));
  const before = known.findLastIndex(({ kmh }) => kmh >= bestKmh * SLOW);
  return { bestKmh, sinceMs: known[before + 1]?.atMs, isLonger: before < 0 };
}
