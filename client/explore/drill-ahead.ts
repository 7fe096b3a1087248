import type { AlarmData } from '../../contract/alarm.ts';
import type { Threshold } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { CoursePoint } from '../city/gauge-course.ts';

/** When a limit is reached if it goes on like this, with its bounds at 80 % confidence of the slope. */
export interface LimitAhead {
  readonly limit: number;
  readonly label: Text;
  readonly atMs: number;
  readonly earliestMs: number;
  /** Absent = at the flattest slope it is never reached. */
  readonly latestMs?: number;
  readonly samples: number;
  readonly spanMs: number;
}

/** Values of at most this long, and how many of them make a line. */
const SPAN_MS = 3_600_000;
const MOST = 12;
const LEAST = 4;
/** A straight line says nothing of what is further off than twice its own length. */
const MOST_SPANS = 2;
/** Later than this is told as "may never be". */
const MOST_MS = 24 * 3_600_000;
/** Student's t at 90 % (80 % two-sided) for 2 … 10 degrees of freedom. */
const T_80 = [1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372] as const;

/** The last values of an hour, which a straight line is laid through. */
function recent(points: readonly CoursePoint[]): readonly CoursePoint[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  return points.filter(({ atMs }) => atMs >= last.atMs - SPAN_MS).slice(-MOST);
}

/** Units a ms through the last values, and half its interval; undefined with fewer than four. */
function slopeOfPoints(
  points: readonly CoursePoint[],
): { readonly perMs: number; readonly marginPerMs: number; readonly spanMs: number } | undefined {
  const used = recent(points);
  const [first] = used;
  const last = used.at(-1);
  if (first === undefined || last === undefined || used.length < LEAST) return undefined;
  if (last.atMs === first.atMs) return undefined;
  const n = used.length;
  const meanX = used.reduce((sum, { atMs }) => sum + (atMs - first.atMs), 0) / n;
  const meanY = used.reduce((sum, { value }) => sum + value, 0) / n;
  let [sxx, sxy] = [0, 0];
  for (const { atMs, value } of used) {
    const x = atMs - first.atMs - meanX;
    sxx += x * x;
    sxy += x * (value - meanY);
  }
  const perMs = sxy / sxx;
  const left = used.reduce(
    (sum, { atMs, value }) => sum + (value - meanY - perMs * (atMs - first.atMs - meanX)) ** 2,
    0,
  );
  const marginPerMs = (T_80[n - LEAST] ?? 0) * Math.sqrt(left / (n - 2) / sxx);
  return { perMs, marginPerMs, spanMs: last.atMs - first.atMs };
}

/**
 * When the next limit above the last value is reached; undefined if the line does not say so: it
 * leads away, its noise is larger than itself, or the limit is further off than it can speak of.
 * Points of a course stand at the ends of steps; `measuredMs` = when the last value was measured.
 */
export function limitAhead(
  points: readonly CoursePoint[],
  thresholds: readonly Threshold[],
  measuredMs?: number,
): LimitAhead | undefined {
  const end = points.at(-1);
  const last = end && { ...end, atMs: Math.min(end.atMs, measuredMs ?? end.atMs) };
  const slope = slopeOfPoints(points);
  if (last === undefined || slope === undefined) return undefined;
  const next = thresholds
    .filter(({ value }) => value > last.value)
    .toSorted((a, b) => a.value - b.value)[0];
  const { perMs, marginPerMs, spanMs } = slope;
  if (next === undefined || perMs <= 0 || marginPerMs >= 2 * perMs) return undefined;
  const after = (speed: number): number => last.atMs + (next.value - last.value) / speed;
  const atMs = after(perMs);
  if (atMs - last.atMs > MOST_SPANS * spanMs) return undefined;
  const flattest = perMs - marginPerMs;
  const latestMs = flattest > 0 ? after(flattest) : Infinity;
  return {
    limit: next.value,
    label: next.label,
    atMs,
    earliestMs: after(perMs + marginPerMs),
    ...(latestMs - last.atMs <= MOST_MS ? { latestMs } : {}),
    samples: recent(points).length,
    spanMs,
  };
}

/** The same from an alarm, where the office has worked it out. */
export function aheadOfAlarm({ ahead }: Pick<AlarmData, 'ahead'>): LimitAhead | undefined {
  if (ahead === undefined) return undefined;
  const { limit, label, at, earliest, latest, samples, spanSec } = ahead;
  return {
    limit,
    label,
    atMs: Date.parse(at),
    earliestMs: Date.parse(earliest),
    ...(latest === undefined ? {} : { latestMs: Date.parse(latest) }),
    samples,
    spanMs: spanSec * 1000,
  };
}

/** How much a value changed in a span that ends with it; undefined without a value near its beginning. */
export function changeOver(points: readonly CoursePoint[], spanMs: number): number | undefined {
  const last = points.at(-1);
  if (last === undefined) return undefined;
  const sinceMs = last.atMs - spanMs;
  const nearest = points
    .filter(({ atMs }) => Math.abs(atMs - sinceMs) <= spanMs / 3)
    .toSorted((a, b) => Math.abs(a.atMs - sinceMs) - Math.abs(b.atMs - sinceMs))[0];
  return nearest === undefined ? undefined : last.value - nearest.value;
}
