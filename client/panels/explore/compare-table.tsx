import { memo, useMemo, useRef, type JSX } from 'react';
import { measureNumber, measureWords, unitWord } from '../../design/measure.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords, type Words } from '../../design/wording.ts';
import { apartBy, sharedScales } from '../../explore/compare-scale.ts';
import { compareRows, type NamedFact } from '../../explore/compare-rows.ts';
import type { LimitAhead } from '../../explore/drill-ahead.ts';
import {
  drawnThresholds,
  scaleOf,
  type RelatedChart,
  type ValueChart,
} from '../../explore/series-chart.ts';
import type { ChartSpan } from '../../explore/series-points.ts';
import type { Thing } from '../../explore/thing.ts';
import { unitOf } from '../../explore/thing-unit.ts';
import { COMPARED_HEIGHTS } from './chart-frame.ts';
import { ChartPlot } from './chart-plot.tsx';
import { useWidth } from './chart-width.ts';
import { aheadLine } from './inspector-ahead-words.ts';
import { titleOf } from './inspector-title.ts';
import styles from './compare.module.css';

/** One of what stands side by side. */
export interface Compared {
  readonly subject: string;
  /** undefined = nothing is known of it at this instant. */
  readonly thing: Thing | undefined;
  readonly chart: ValueChart | undefined;
  /** Rain near by; undefined = none is measured. */
  readonly related: Pick<RelatedChart, 'unit' | 'of' | 'bars' | 'unknown'> | undefined;
  readonly change: number | undefined;
  readonly facts: readonly NamedFact[];
}

const USUAL_PX = 1180;
/** Of the names of facts, and of the word for their difference. */
const SIDES_PX = 100 + 90;
/** Less wide a course is no longer read. */
const LEAST_CHART_PX = 160;
const CELL_PX = 14;

const signed = (change: number, unit: string, words: Words): string =>
  `${change > 0 ? '+' : ''}${measureWords(change, unit, words)}`;

function nextLimit(
  ahead: LimitAhead,
  unit: string,
  nowMs: number,
  zone: string,
  words: Words,
): string {
  const { what, bounds } = aheadLine(ahead, unit, nowMs, zone, words);
  return `${what} ${bounds}`;
}

/** Up to four things: number, change and course on one axis, then their facts; what differs is said in a word. */
export const CompareTable = memo(function CompareTable({
  compared,
  span,
  zone,
  onDrop,
  onOpen,
}: {
  readonly compared: readonly Compared[];
  readonly span: ChartSpan;
  readonly zone: string;
  readonly onDrop: (subject: string) => void;
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host, USUAL_PX);
  const scales = useMemo(() => sharedScales(compared.map(({ chart }) => chart)), [compared]);
  const rain = useMemo(
    () =>
      scaleOf(
        compared.flatMap(({ related }) => related?.bars ?? []),
        [],
      ),
    [compared],
  );
  const rainUnit = compared.find(({ related }) => related !== undefined)?.related?.unit ?? '';
  const hasRain = compared.some(({ related }) => related !== undefined);
  const rows = useMemo(() => compareRows(compared.map(({ facts }) => facts)), [compared]);
  const chartPx = Math.max(
    LEAST_CHART_PX,
    Math.floor((width - SIDES_PX) / compared.length) - CELL_PX,
  );
  const values = compared.map(({ thing }) => ({
    value: thing?.value,
    unit: thing === undefined ? '' : unitOf(thing, language),
  }));
  const changes = compared.map(({ change, chart }) => ({
    value: change,
    unit: chart?.lines[0]?.unit ?? '',
  }));
  const apart = (of: typeof values): string => {
    const by = apartBy(of);
    const unit = of[0]?.unit ?? '';
    return by === undefined
      ? ''
      : word('explore/drill/comparison/apart', { value: measureWords(by, unit, words) });
  };
  return (
    <div ref={host}>
      <table
        className={styles['table']}
        style={{ minWidth: SIDES_PX + compared.length * (LEAST_CHART_PX + CELL_PX) }}
      >
        <thead>
          <tr>
            <th scope="col">{word('explore/drill/comparison/fact')}</th>
            {compared.map(({ subject, thing }) => {
              const name = thing === undefined ? subject : titleOf(thing, words);
              return (
                <th key={subject} scope="col">
                  <span className={styles['name']}>
                    <SeverityMark level={thing?.level ?? '?'} className={styles['mark']} />
                    <button type="button" onClick={() => onOpen(subject)}>
                      {name}
                    </button>
                    <button
                      type="button"
                      className={styles['drop']}
                      aria-label={word('explore/drill/comparison/drop', { name })}
                      onClick={() => onDrop(subject)}
                    >
                      ✕
                    </button>
                  </span>
                </th>
              );
            })}
            <th scope="col">{word('explore/drill/comparison/difference')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{word('explore/drill/comparison/now')}</th>
            {compared.map(({ subject, thing }, index) => {
              const { value, unit } = values[index] ?? { value: undefined, unit: '' };
              return (
                <td key={subject}>
                  {value === undefined ? (
                    <span className={styles['none']}>
                      {thing === undefined
                        ? word('explore/drill/absent')
                        : word('explore/drill/noValue')}
                    </span>
                  ) : (
                    <strong className={styles['key']}>
                      {measureNumber(value, unit, words)} <small>{unitWord(unit, words)}</small>
                    </strong>
                  )}{' '}
                  {thing === undefined ? null : (
                    <span className={styles['level']}>{word(`level/${thing.level}`)}</span>
                  )}
                </td>
              );
            })}
            <td>{apart(values)}</td>
          </tr>
          <tr>
            <th scope="row">{word('explore/drill/comparison/change')}</th>
            {compared.map(({ subject, change, chart }) => (
              <td key={subject}>
                {change === undefined ? '—' : signed(change, chart?.lines[0]?.unit ?? '', words)}
              </td>
            ))}
            <td>{apart(changes)}</td>
          </tr>
          <tr>
            <th scope="row">{word('explore/drill/comparison/next')}</th>
            {compared.map(({ subject, chart }) => (
              <td key={subject}>
                {chart?.ahead === undefined ? (
                  <span className={styles['none']}>{word('explore/drill/comparison/noNext')}</span>
                ) : (
                  nextLimit(chart.ahead, chart.lines[0]?.unit ?? '', span.clockMs, zone, words)
                )}
              </td>
            ))}
            <td>—</td>
          </tr>
          <tr>
            <th scope="row">{word('explore/drill/comparison/course')}</th>
            {compared.map(({ subject, chart }) => {
              const line = chart?.lines[0];
              const scale = line === undefined ? undefined : scales.get(line.unit);
              return (
                <td key={subject}>
                  {chart === undefined || line === undefined || scale === undefined ? (
                    <span className={styles['none']}>
                      {word('explore/drill/comparison/noChart')}
                    </span>
                  ) : (
                    <ChartPlot
                      width={chartPx}
                      height={COMPARED_HEIGHTS.value}
                      span={span}
                      zone={zone}
                      scale={scale}
                      lines={chart.lines}
                      thresholds={drawnThresholds(chart)}
                      band={chart.band}
                      ahead={chart.ahead}
                      unknown={chart.unknown}
                      isNarrow
                    />
                  )}
                </td>
              );
            })}
            <td>
              {scales.size === 1
                ? word('explore/drill/comparison/shared', {
                    unit: unitWord([...scales.keys()][0] ?? '', words),
                  })
                : scales.size > 1
                  ? word('explore/drill/comparison/own')
                  : ''}
            </td>
          </tr>
          {hasRain ? (
            <tr>
              <th scope="row">{word('explore/drill/comparison/near')}</th>
              {compared.map(({ subject, related }) => (
                <td key={subject}>
                  {related === undefined ? (
                    <span className={styles['none']}>{word('explore/drill/chart/none')}</span>
                  ) : (
                    <>
                      <p className={styles['of']}>
                        {related.of.map(say).join('·')} {unitWord(related.unit, words)}
                      </p>
                      <ChartPlot
                        width={chartPx}
                        height={COMPARED_HEIGHTS.near}
                        span={span}
                        zone={zone}
                        scale={rain}
                        bars={related.bars}
                        barFill="var(--rain-50)"
                        unknown={related.unknown}
                        isNarrow
                      />
                    </>
                  )}
                </td>
              ))}
              <td>
                {word('explore/drill/comparison/shared', { unit: unitWord(rainUnit, words) })}
              </td>
            </tr>
          ) : null}
          {rows.map(({ id, label, values: told, difference }) => (
            <tr key={id} data-difference={difference}>
              <th scope="row">{label}</th>
              {compared.map(({ subject }, index) => (
                <td key={subject}>{told[index] ?? '—'}</td>
              ))}
              <td>{difference === 'one' ? '' : word(`explore/drill/comparison/${difference}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
