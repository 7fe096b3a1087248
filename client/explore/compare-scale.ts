import { drawnThresholds, scaleOf, type ChartLine, type ValueChart } from './series-chart.ts';
import { pointsOf } from './series-points.ts';

type Charted = Pick<ValueChart, 'lines' | 'thresholds'>;

/** One scale a unit, so that charts of one unit can be read against each other. */
export function sharedScales(
  charts: readonly (Charted | undefined)[],
): ReadonlyMap<string, readonly [number, number]> {
  const known = charts.flatMap((chart) => {
    const line: ChartLine | undefined = chart?.lines[0];
    return chart === undefined || line === undefined ? [] : [{ chart, line }];
  });
  return new Map(
    [...Map.groupBy(known, ({ line }) => line.unit)].map(([unit, same]) => [
      unit,
      scaleOf(
        same.flatMap(({ line }) => pointsOf(line.course)),
        same.flatMap(({ chart }) => drawnThresholds(chart).map(({ value }) => value)),
      ),
    ]),
  );
}

/** How far apart the least and the greatest are; undefined with fewer than two, or of several units. */
export function apartBy(
  values: readonly { readonly value: number | undefined; readonly unit: string }[],
): number | undefined {
  const known = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const units = new Set(values.map(({ unit }) => unit));
  if (known.length < 2 || units.size > 1) return undefined;
  return Math.max(...known) - Math.min(...known);
}
