import type { SeriesAnswer } from '../../contract/history.ts';

/** The series without what lies after the clock: after a look back an older answer may reach too far. */
export function upToClock(series: SeriesAnswer, clockMs: number): SeriesAnswer {
  const points = series.points.filter(({ at }) => Date.parse(at) <= clockMs);
  return points.length === series.points.length ? series : { ...series, points };
}
