import type { HistoryHole, SeriesAnswer } from '../../contract/history.ts';
import { gaugeCourse, type CoursePoint, type GaugeCourse } from '../city/gauge-course.ts';

/** Axis of time that charts share, epoch ms; `toMs` lies after the clock where something is drawn ahead. */
export interface ChartSpan {
  readonly fromMs: number;
  readonly clockMs: number;
  readonly toMs: number;
}

const hourMs = 3_600_000;

/** Width of a step for so many hours, s: fine enough that a value stands where it was measured. */
export function stepSecOf(hours: number): number {
  if (hours <= 3) return 60;
  return hours <= 6 ? 120 : 600;
}

/** The last `hours` before the clock, and a sixth of it to come. */
export function chartSpan(clockMs: number, hours: number): ChartSpan {
  const spanMs = hours * hourMs;
  return { fromMs: clockMs - spanMs, clockMs, toMs: clockMs + spanMs / 6 };
}

/** Values of a gauge with its gaps, nothing after the clock. */
export function courseOf(series: SeriesAnswer, clockMs: number): GaugeCourse {
  return gaugeCourse(series.points, series.stepSec * 1000, clockMs, false);
}

/** Values in one row, as they come. */
export const pointsOf = ({ runs }: Pick<GaugeCourse, 'runs'>): readonly CoursePoint[] =>
  runs.flat();

/** The value that held at an instant; undefined in a gap and before the first. */
export function valueAt(course: GaugeCourse, atMs: number): CoursePoint | undefined {
  const isInGap = course.gaps.some(({ fromMs, toMs }) => fromMs < atMs && atMs < toMs);
  const point = pointsOf(course).findLast((known) => known.atMs <= atMs);
  if (isInGap && point?.atMs !== atMs) return undefined;
  return point;
}

/** Where nothing can be known: before the history begins, and its holes. Clipped to the axis. */
export function unknownSpans(
  answer: { readonly heldFrom?: string; readonly holes?: readonly HistoryHole[] },
  { fromMs, clockMs }: ChartSpan,
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const heldMs = answer.heldFrom === undefined ? fromMs : Date.parse(answer.heldFrom);
  const holes = (answer.holes ?? []).map(({ from, to }) => ({
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
  }));
  return [{ fromMs, toMs: heldMs }, ...holes]
    .map((span) => ({
      fromMs: Math.max(fromMs, span.fromMs),
      toMs: Math.min(clockMs, span.toMs),
    }))
    .filter((span) => span.toMs > span.fromMs);
}

/** Means of several gauges by step, `stepMs` wide; a step in which none spoke has no bar. */
export function meanBars(
  courses: readonly GaugeCourse[],
  { fromMs, clockMs }: ChartSpan,
  stepMs: number,
): readonly CoursePoint[] {
  const all = courses.flatMap(pointsOf).filter(({ atMs }) => atMs >= fromMs && atMs <= clockMs);
  const byStep = Map.groupBy(all, ({ atMs }) => Math.floor((atMs - 1) / stepMs) * stepMs);
  return [...byStep]
    .map(([atMs, points]) => ({
      atMs,
      value: points.reduce((sum, { value }) => sum + value, 0) / points.length,
    }))
    .toSorted((a, b) => a.atMs - b.atMs);
}
