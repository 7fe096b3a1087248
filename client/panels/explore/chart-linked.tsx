import { memo, useRef, useState, type JSX, type ReactNode } from 'react';
import { measureWords, unitWord } from '../../design/measure.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { CHART_HOURS, type DrillView } from '../../explore/explore-view.ts';
import { readAt, type ChartModel, type TimePart } from '../../explore/series-chart.ts';
import { ChartCounts } from './chart-counts.tsx';
import { chartNumber } from './chart-number.ts';
import { ChartCursor } from './chart-cursor.tsx';
import { ChartRelated } from './chart-related.tsx';
import { ChartValue } from './chart-value.tsx';
import { ChartValues } from './chart-values.tsx';
import { useWidth } from './chart-width.ts';
import styles from './chart.module.css';

/** Of the inspector, px. */
const USUAL_PX = 392;

/**
 * Value, neighbourhood and incidents on one axis of time with one cursor; what it says stands in
 * the titles. A brushed part filters map and table.
 */
export const LinkedCharts = memo(function LinkedCharts({
  model,
  zone,
  hours,
  range,
  children,
  onHours,
  onRange,
}: {
  readonly model: ChartModel;
  readonly zone: string;
  readonly hours: DrillView['hours'];
  readonly range: TimePart | undefined;
  /** What can be laid over. */
  readonly children?: ReactNode;
  readonly onHours: (hours: DrillView['hours']) => void;
  readonly onRange: (range: TimePart | undefined) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host, USUAL_PX);
  const [cursor, setCursor] = useState<number>();
  const [brush, setBrush] = useState<TimePart>();
  const { span, value, related, counts } = model;
  const atMs = Math.min(span.clockMs, Math.max(span.fromMs, cursor ?? span.clockMs));
  const reading = readAt(model, atMs);
  const none = word('explore/drill/chart/noneAt');
  const told = (number: number | undefined, unit: string): string =>
    number === undefined ? none : measureWords(number, unit, words);
  const lines = (value?.lines ?? []).map(({ unit }, index) => told(reading.lines[index], unit));
  const near = related === undefined ? undefined : told(reading.related, related.unit);
  const count =
    counts === undefined
      ? undefined
      : reading.count === undefined
        ? none
        : word('explore/drill/chart/count', { n: reading.count });
  const time = clockMinute(atMs, zone);
  const parts = [time, ...lines, ...(near === undefined ? [] : [near]), count ?? ''];
  const shown = brush ?? range;
  const band = value?.band.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs);
  const plot = { width, span, zone };
  return (
    <section ref={host} className={styles['stack']} aria-label={word('explore/drill/chart/label')}>
      <div className={styles['head']}>
        <fieldset className={styles['hours']} aria-label={word('explore/drill/chart/span')}>
          {CHART_HOURS.map((each) => (
            <button
              key={each}
              type="button"
              className={styles['hour']}
              aria-pressed={each === hours}
              onClick={() => onHours(each)}
            >
              {word('explore/drill/chart/hours', { n: each })}
            </button>
          ))}
        </fieldset>
        {shown === undefined ? null : (
          <button type="button" className={styles['hour']} onClick={() => onRange(undefined)}>
            {word('explore/drill/chart/range', {
              from: clockMinute(shown.fromMs, zone),
              to: clockMinute(shown.toMs, zone),
            })}{' '}
            ✕<span className="said">{word('explore/drill/chart/clear')}</span>
          </button>
        )}
        {children}
        <strong className={styles['read']}>{time}</strong>
      </div>
      <div className={styles['plots']}>
        {value === undefined ? null : (
          <>
            <div className={styles['title']}>
              <span className={styles['name']}>
                {value.lines
                  .map(({ name, unit }) => `${say(name)} ${unitWord(unit, words)}`)
                  .join(' · ')}
              </span>
              <span className={styles['aside']}>
                {band === undefined
                  ? word('explore/drill/chart/noNormal')
                  : word('explore/drill/chart/normal', {
                      low: chartNumber(band.low, words.language),
                      high: chartNumber(band.high, words.language),
                    })}
              </span>
              <span className={styles['read']}>{lines.join(' · ')}</span>
            </div>
            <ChartValue {...plot} chart={value} />
          </>
        )}
        {related === undefined ? null : (
          <ChartRelated {...plot} chart={related} read={near ?? none} />
        )}
        {counts === undefined ? null : (
          <ChartCounts {...plot} chart={counts} read={count ?? none} />
        )}
        <ChartCursor
          span={span}
          width={width}
          atMs={atMs}
          brush={brush}
          range={range}
          said={parts.filter((part) => part !== '').join(', ')}
          onMove={setCursor}
          onBrush={setBrush}
          onRange={onRange}
        />
      </div>
      {model.state === 'known' ? null : (
        <p className={styles['none']}>
          {word(model.state === 'asking' ? 'explore/drill/asking' : 'explore/drill/lost')}
        </p>
      )}
      <ChartValues model={model} zone={zone} />
    </section>
  );
});
