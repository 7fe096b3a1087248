import { memo, useMemo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { scaleOf, type CountChart } from '../../explore/series-chart.ts';
import type { ChartSpan } from '../../explore/series-points.ts';
import { CHART_HEIGHTS } from './chart-frame.ts';
import { ChartPlot } from './chart-plot.tsx';
import styles from './chart.module.css';

/** Incidents that began near by, each ten minutes. */
export const ChartCounts = memo(function ChartCounts({
  chart,
  read,
  ...plot
}: {
  readonly chart: CountChart;
  readonly read: string;
  readonly width: number;
  readonly span: ChartSpan;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const { bars, isDistrict, isCut, unknown } = chart;
  const scale = useMemo(() => scaleOf(bars, [3]), [bars]);
  return (
    <>
      <div className={styles['title']}>
        <span className={styles['name']}>
          {word(`explore/drill/chart/${isDistrict ? 'countsDistrict' : 'counts'}`)}
          {isCut ? ` · ${word('explore/drill/chart/cut')}` : ''}
        </span>
        <span className={styles['read']}>{read}</span>
      </div>
      <ChartPlot
        {...plot}
        height={CHART_HEIGHTS.counts}
        scale={scale}
        bars={bars}
        barFill="var(--g-7)"
        unknown={unknown}
      />
    </>
  );
});
