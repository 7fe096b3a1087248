import { memo, useMemo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import {
  drawnThresholds,
  scaleOf,
  type ChartLine,
  type ValueChart,
} from '../../explore/series-chart.ts';
import { pointsOf, type ChartSpan } from '../../explore/series-points.ts';
import { CHART_HEIGHTS } from './chart-frame.ts';
import { ChartPlot } from './chart-plot.tsx';
import styles from './chart.module.css';

/** A thing's own values with criteria, normal band and extrapolation; a second unit has a scale at the right. */
export const ChartValue = memo(function ChartValue({
  chart,
  ...plot
}: {
  readonly chart: ValueChart;
  readonly width: number;
  readonly span: ChartSpan;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const { lines, band, ahead, unknown } = chart;
  const drawn = useMemo(() => {
    const [own] = chart.lines;
    const limits = drawnThresholds(chart);
    const same = chart.lines.filter(({ unit }) => unit === own?.unit);
    const other = chart.lines.filter(({ unit }) => unit !== own?.unit);
    const points = (of: readonly ChartLine[]) => of.flatMap(({ course }) => pointsOf(course));
    return {
      limits,
      scale: scaleOf(points(same), [
        ...limits.map(({ value }) => value),
        ...chart.band.map(({ high }) => high),
      ]),
      otherScale: other.length === 0 ? undefined : scaleOf(points(other), []),
      isEmpty: points(chart.lines).length === 0,
    };
  }, [chart]);
  if (drawn.isEmpty) {
    return <p className={styles['none']}>{word('explore/drill/chart/noValues')}</p>;
  }
  return (
    <ChartPlot
      {...plot}
      height={CHART_HEIGHTS.value}
      scale={drawn.scale}
      otherScale={drawn.otherScale}
      lines={lines}
      thresholds={drawn.limits}
      band={band}
      ahead={ahead}
      unknown={unknown}
    />
  );
});
