import type { SeriesPoint } from '../../contract/history.ts';

export interface CoursePoint {
  readonly atMs: number;
  readonly value: number;
}

/** The values of a gauge on an axis of time: what was measured, and where nothing was. */
export interface GaugeCourse {
  /** Without a gap inside each. */
  readonly runs: readonly (readonly CoursePoint[])[];
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** How far apart values mostly come. */
  readonly everyMs: number;
  readonly last: CoursePoint | undefined;
}

/** So much later than usual a value was lost, not late. */
const LOST = 2.6;

function usualMs(points: readonly CoursePoint[], leastMs: number): number {
  const apart = points
    .slice(1)
    .map(({ atMs }, index) => atMs - (points[index]?.atMs ?? atMs))
    .toSorted((a, b) => a - b);
  return Math.max(leastMs, apart[Math.floor(apart.length / 2)] ?? leastMs);
}

/**
 * The course of a gauge up to the clock. A step stands at its end, or at the clock: never before
 * its last value could be known; `isSpan` = a value is of the span that ends when its step begins.
 */
export function gaugeCourse(
  steps: readonly SeriesPoint[],
  stepMs: number,
  clockMs: number,
  isSpan: boolean,
): GaugeCourse {
  const points = steps.flatMap(({ at, last }): CoursePoint[] => {
    const atMs = Date.parse(at);
    if (last === undefined || atMs > clockMs) return [];
    return [{ atMs: isSpan ? atMs : Math.min(atMs + stepMs, clockMs), value: last }];
  });
  const everyMs = usualMs(points, stepMs);
  const runs: CoursePoint[][] = [];
  const gaps: { fromMs: number; toMs: number }[] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run === undefined || before === undefined) runs.push([point]);
    else if (point.atMs - before.atMs <= LOST * everyMs) run.push(point);
    else {
      gaps.push({ fromMs: before.atMs, toMs: point.atMs });
      runs.push([point]);
    }
  }
  const last = points.at(-1);
  if (last !== undefined && clockMs - last.atMs > LOST * everyMs) {
    gaps.push({ fromMs: last.atMs, toMs: clockMs });
  }
  return { runs, gaps, everyMs, last };
}
