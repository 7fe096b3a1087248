import type { GaugeCourse } from '../city/gauge-course.ts';
import type { TimePart } from './series-chart.ts';
import type { ChartSpan } from './series-points.ts';

/** Where one gauge says nothing of an axis; a value is of the span that ends with it. */
function silenceOf({ runs, gaps, everyMs }: GaugeCourse, span: ChartSpan): readonly TimePart[] {
  const { fromMs, clockMs } = span;
  const first = runs[0]?.[0];
  if (first === undefined) return [{ fromMs, toMs: clockMs }];
  const between = gaps.map((gap) => ({
    fromMs: gap.fromMs,
    toMs: gap.toMs === clockMs ? clockMs : gap.toMs - everyMs,
  }));
  return [{ fromMs, toMs: first.atMs - everyMs }, ...between];
}

const overlap = (a: readonly TimePart[], b: readonly TimePart[]): readonly TimePart[] =>
  a
    .flatMap((one) =>
      b.map((other) => ({
        fromMs: Math.max(one.fromMs, other.fromMs),
        toMs: Math.min(one.toMs, other.toMs),
      })),
    )
    .filter(({ fromMs, toMs }) => toMs > fromMs);

/** Stretches in which none of several gauges said anything: their bars are missing there, not 0. */
export function silentSpans(courses: readonly GaugeCourse[], span: ChartSpan): readonly TimePart[] {
  const whole: readonly TimePart[] = [{ fromMs: span.fromMs, toMs: span.clockMs }];
  return courses.reduce((silent, course) => overlap(silent, silenceOf(course, span)), whole);
}
