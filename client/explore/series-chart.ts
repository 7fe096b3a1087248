import type { Threshold } from '../../contract/event.ts';
import type { BandAnswer } from '../../contract/history.ts';
import type { Text } from '../../contract/place.ts';
import type { CoursePoint, GaugeCourse } from '../city/gauge-course.ts';
import type { LimitAhead } from './drill-ahead.ts';
import { pointsOf, valueAt, type ChartSpan } from './series-points.ts';

export interface TimePart {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A line of the upper chart. */
export interface ChartLine {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  readonly course: GaugeCourse;
}

/** Values with their criteria and what is normal then; the first line is the thing's own. */
export interface ValueChart {
  readonly lines: readonly ChartLine[];
  readonly thresholds: readonly Threshold[];
  readonly band: readonly (TimePart & { readonly low: number; readonly high: number })[];
  readonly ahead: LimitAhead | undefined;
  readonly unknown: readonly TimePart[];
}

/** What is near: bars of 10 min, or one line. */
export interface RelatedChart {
  readonly name: Text;
  readonly unit: string;
  readonly of: readonly Text[];
  readonly form: 'bar' | 'line';
  readonly bars: readonly CoursePoint[];
  readonly lines: readonly ChartLine[];
  readonly unknown: readonly TimePart[];
}

export interface CountChart {
  readonly bars: readonly CoursePoint[];
  readonly isDistrict: boolean;
  /** There were more events than were read. */
  readonly isCut: boolean;
  readonly unknown: readonly TimePart[];
}

/** Up to three charts on one axis of time. */
export interface ChartModel {
  readonly span: ChartSpan;
  readonly value: ValueChart | undefined;
  readonly related: RelatedChart | undefined;
  readonly counts: CountChart | undefined;
  readonly state: 'asking' | 'known' | 'lost';
}

/** Width of a bar. */
export const BAR_MS = 600_000;

/** The normal hours of a series as parts of the axis, up to the clock. */
export function bandParts(
  answer: BandAnswer | undefined,
  { fromMs, clockMs }: ChartSpan,
): ValueChart['band'] {
  return (answer?.hours ?? []).flatMap(({ at, p10, p90 }) => {
    const beginMs = Math.max(fromMs, Date.parse(at));
    const endMs = Math.min(clockMs, Date.parse(at) + 3_600_000);
    if (p10 === undefined || p90 === undefined || endMs <= beginMs) return [];
    return [{ fromMs: beginMs, toMs: endMs, low: p10, high: p90 }];
  });
}

/** What the charts say at one instant; undefined = nothing is known of it. */
export interface ChartReading {
  readonly lines: readonly (number | undefined)[];
  readonly related: number | undefined;
  readonly count: number | undefined;
}

const isIn = (parts: readonly TimePart[], atMs: number): boolean =>
  parts.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);

const barAt = (bars: readonly CoursePoint[], atMs: number): number | undefined =>
  bars.find((bar) => bar.atMs <= atMs && atMs < bar.atMs + BAR_MS)?.value;

/** Values of all charts at an instant; nothing after the clock, and nothing of what is not known. */
export function readAt(model: ChartModel, atMs: number): ChartReading {
  const { value, related, counts, span } = model;
  const lines = value?.lines ?? [];
  if (atMs > span.clockMs) {
    return { lines: lines.map(() => undefined), related: undefined, count: undefined };
  }
  const line = related?.lines[0];
  // The sum that is still running has no value yet: at the clock the last one stands.
  const isNow = atMs > span.clockMs - BAR_MS;
  const barNear = related === undefined ? undefined : barAt(related.bars, atMs);
  return {
    lines: lines.map(({ course }) => valueAt(course, atMs)?.value),
    related:
      related?.form === 'bar'
        ? (barNear ?? (isNow ? barAt(related.bars, atMs - BAR_MS) : undefined))
        : line === undefined
          ? undefined
          : valueAt(line.course, atMs)?.value,
    count:
      counts === undefined || isIn(counts.unknown, atMs) ? undefined : barAt(counts.bars, atMs),
  };
}

/** Criteria worth drawing: those that were passed, and the next ones within reach of the scale. */
export function drawnThresholds({
  lines,
  thresholds,
}: Pick<ValueChart, 'lines' | 'thresholds'>): readonly Threshold[] {
  const [own] = lines;
  if (own === undefined) return [];
  const most = Math.max(0, ...pointsOf(own.course).map(({ value }) => value));
  const next = thresholds.find(({ value }) => value > most)?.value ?? most;
  return thresholds.filter(({ value }) => value <= Math.max(next, 1.35 * most));
}

/** Less than this apart no two values of a city are. */
const FLAT = 1e-9;

/** Lowest and highest of an axis: with zero, with the criteria that are drawn, and some room above. */
export function scaleOf(
  points: readonly CoursePoint[],
  limits: readonly number[],
): readonly [number, number] {
  const all = [...points.map(({ value }) => value), ...limits];
  const top = Math.max(0, ...all);
  const least = Math.min(0, ...all);
  const isFlat = top - least < FLAT;
  return isFlat ? [least, least + 1] : [least, top + (top - least) * 0.06];
}

const ROUND = [0.5, 1, 2, 5, 10] as const;

/** About four round numbers on a scale, never fewer than two. */
export function scaleTicks([least, top]: readonly [number, number]): readonly number[] {
  const rough = (top - least) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const ticksBy = (step: number): readonly number[] => {
    const first = Math.ceil(least / step);
    const count = Math.floor(top / step) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, index) =>
      Number(((first + index) * step).toPrecision(6)),
    );
  };
  const wanted = ROUND.findIndex((times) => times * power >= rough);
  // Of a scale that begins and ends between round numbers the next finer step has two.
  const steps = ROUND.slice(0, wanted < 0 ? ROUND.length : wanted + 1).toReversed();
  return steps.map((times) => ticksBy(times * power)).find((ticks) => ticks.length > 1) ?? [];
}
