import type { SeriesAnswer } from '../../contract/history.ts';

/**
 * The series without what lies after the clock: after a look back an older answer may reach too far,
 * and its step round the clock was told of values that come later in it.
 */
export function upToClock(series: SeriesAnswer, clockMs: number): SeriesAnswer {
  const untilMs = Date.parse(series.to) > clockMs ? clockMs - series.stepSec * 1000 : clockMs;
  const points = series.points.filter(({ at }) => Date.parse(at) <= untilMs);
  return points.length === series.points.length ? series : { ...series, points };
}
