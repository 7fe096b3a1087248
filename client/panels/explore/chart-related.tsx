import { memo, useMemo, type JSX } from 'react';
import { unitWord } from '../../design/measure.ts';
import { useWords } from '../../design/wording.ts';
import { scaleOf, type RelatedChart } from '../../explore/series-chart.ts';
import { pointsOf, type ChartSpan } from '../../explore/series-points.ts';
import { CHART_HEIGHTS } from './chart-frame.ts';
import { ChartPlot } from './chart-plot.tsx';
import styles from './chart.module.css';

/** What the neighbourhood measures, mostly rain: bars of ten minutes, or a line. */
export const ChartRelated = memo(function ChartRelated({
  chart,
  read,
  ...plot
}: {
  readonly chart: RelatedChart;
  readonly read: string;
  readonly width: number;
  readonly span: ChartSpan;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const { form, bars, lines, unknown, of } = chart;
  const scale = useMemo(
    () => scaleOf(form === 'bar' ? bars : lines.flatMap(({ course }) => pointsOf(course)), []),
    [form, bars, lines],
  );
  const names = of.map(say).join('·');
  const unit = unitWord(chart.unit, words);
  const title =
    form === 'line'
      ? `${say(chart.name)} ${unit} · ${names}`
      : word(`explore/drill/chart/${of.length > 1 ? 'barsMean' : 'bars'}`, {
          name: say(chart.name),
          unit,
          of: names,
        });
  return (
    <>
      <div className={styles['title']}>
        <span className={styles['name']}>{title}</span>
        <span className={styles['read']}>{read}</span>
      </div>
      <ChartPlot
        {...plot}
        height={CHART_HEIGHTS.related}
        scale={scale}
        {...(form === 'bar' ? { bars, barFill: 'var(--rain-50)' } : { lines })}
        unknown={unknown}
      />
    </>
  );
});
