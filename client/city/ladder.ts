import type { Severity, Threshold } from '../../contract/event.ts';

/** Where the thresholds of every gauge stand, so that many small charts read as one. */
export const RUNG_HEIGHTS: readonly (readonly [severity: Severity, height: number])[] = [
  ['Minor', 0.52],
  ['Moderate', 0.68],
  ['Severe', 0.82],
  ['Extreme', 0.94],
];
/** A level beyond its gauge's last threshold stays this much below the next height, which it has not. */
const SHORT_OF = 0.03;
/** Above it a level is told above the sea: its scale does not begin at 0. */
const OWN_DATUM_MOST = 20;

export interface Rung extends Threshold {
  /** 0 … 1 of the chart. */
  readonly height: number;
}

export interface Ladder {
  /** Lowest first; a gauge need not have all. */
  readonly rungs: readonly Rung[];
  /** Value at the foot of the chart. */
  readonly floor: number;
  /** 0 … 1 of the chart: straight between the rungs, never falling. */
  readonly heightOf: (value: number) => number;
}

/** The scale of a gauge's chart from its thresholds and the values to be drawn. */
export function ladderOf(thresholds: readonly Threshold[], seen: readonly number[]): Ladder {
  const rungs: Rung[] = [];
  for (const [severity, height] of RUNG_HEIGHTS) {
    const own = thresholds.find((threshold) => threshold.severity === severity);
    if (own !== undefined && own.value > (rungs.at(-1)?.value ?? -Infinity)) {
      rungs.push({ ...own, height });
    }
  }
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  const first = rungs[0]?.value ?? high;
  const last = rungs.at(-1)?.value ?? high;
  const span = Math.max(last - first, Math.abs(first) * 0.1, 1);
  const usual = first <= OWN_DATUM_MOST && first > 0 ? 0 : first - 2 * span;
  const floor = Math.min(usual, seen.length === 0 ? usual : low);
  const ceiling = RUNG_HEIGHTS.find(([, height]) => height > (rungs.at(-1)?.height ?? 0))?.[1];
  const top = ceiling === undefined ? 1 : ceiling - SHORT_OF;
  const corners = [
    { value: floor, height: 0 },
    ...rungs,
    { value: last + Math.max(last - (rungs.at(-2)?.value ?? floor), 0.1), height: top },
  ].filter(({ value }) => Number.isFinite(value));
  return { rungs, floor, heightOf: (value) => between(corners, value) };
}

function between(
  corners: readonly { readonly value: number; readonly height: number }[],
  value: number,
): number {
  const above = corners.findIndex((corner) => corner.value >= value);
  if (above < 0) return corners.at(-1)?.height ?? 0;
  const [from, to] = [corners[above - 1], corners[above]];
  if (from === undefined || to === undefined) return 0;
  return from.height + ((to.height - from.height) * (value - from.value)) / (to.value - from.value);
}
