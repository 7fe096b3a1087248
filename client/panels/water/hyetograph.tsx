import { useMemo, type JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import { ladderOf } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf, lineColour } from '../../design/severity.ts';
import { formatNumber } from '../../design/numbers.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { hyetoPaths, PLOT } from './hyeto-paths.ts';
import styles from './hyetograph.module.css';
import { formatLevel, formatLimit } from './river-words.ts';
import { samplesOf } from './series-runs.ts';

const tickMs = 600_000;
const labelEveryHours = 2;
const percent = (at: number): string => `${(at / PLOT) * 100}%`;

/** Even hours of the city's own clock. */
function ticksOf(fromMs: number, toMs: number, zone: string) {
  const ticks: { readonly atMs: number; readonly hour: number }[] = [];
  for (let atMs = Math.ceil(fromMs / tickMs) * tickMs; atMs < toMs; atMs += tickMs) {
    const [hour = 0, minute = 0] = clockMinute(atMs, zone).split(':').map(Number);
    if (minute === 0 && hour % labelEveryHours === 0) ticks.push({ atMs, hour });
  }
  return ticks;
}

/** Ten-minute rain hanging from the top, a river rising from the foot, one axis of time. */
export function Hyetograph({
  place,
  rain,
  river,
  levels,
  criterionMm,
  fromMs,
  toMs,
  zone,
}: {
  readonly place: string;
  readonly rain: SeriesAnswer | undefined;
  readonly river: RiverGauge | undefined;
  readonly levels: SeriesAnswer | undefined;
  /** Of an hour; the bars are held against a sixth of it. */
  readonly criterionMm: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const barMm = Math.round((criterionMm / 6) * 10) / 10;
  /** The highest limit passed, else the first to be passed. */
  const limit =
    river?.thresholds.findLast(({ value }) => (river.level ?? -Infinity) >= value) ??
    river?.thresholds[0];
  const paths = useMemo(() => {
    const samples = samplesOf(levels);
    const seen = samples.map(({ value }) => value);
    const { floor } = ladderOf(river?.thresholds ?? [], seen);
    const scale = { floor, limit: limit?.value };
    return hyetoPaths(samplesOf(rain), barMm, samples, scale, { fromMs, toMs });
  }, [rain, levels, river?.thresholds, limit?.value, barMm, fromMs, toMs]);
  const fill = {
    gauge: place,
    most: paths.mostMm === undefined ? '—' : formatNumber(paths.mostMm, language),
    river: river === undefined ? '' : say(river.name),
    level: river?.level === undefined ? '—' : formatLevel(river.level),
  };
  const level = river?.severity === undefined ? '?' : levelOf(river.severity);
  const hours = ticksOf(fromMs, toMs, zone);
  const { riverEnd, limitY } = paths;
  return (
    <div className={styles['graph']}>
      <div
        className={styles['plot']}
        role="img"
        aria-label={word(river === undefined ? 'water/rain/label' : 'water/rain/labelRiver', fill)}
      >
        <svg viewBox={`0 0 ${PLOT} ${PLOT}`} preserveAspectRatio="none" aria-hidden>
          {paths.silent.map(({ x, width }) => (
            <rect key={x} x={x} y={0} width={width} height={110} fill="url(#hatch)" />
          ))}
          <path d={paths.bars} className={styles['bar']} />
          <path d={paths.barsOver} className={styles['over']} />
          <line
            x1={0}
            x2={PLOT}
            y1={paths.criterionY}
            y2={paths.criterionY}
            className={styles['criterion']}
          />
          <path d={paths.riverArea} className={styles['area']} />
          {limitY === undefined || limit === undefined ? null : (
            <line
              x1={0}
              x2={PLOT}
              y1={limitY}
              y2={limitY}
              className={styles['limit']}
              stroke={lineColour(levelOf(limit.severity))}
            />
          )}
          <path d={paths.river} className={styles['river']} />
        </svg>
        <span className={styles['rate']} style={{ top: percent(paths.criterionY) }}>
          {word('water/rain/rate', {
            value: formatNumber(barMm, language),
            hour: formatNumber(criterionMm, language),
          })}
        </span>
        {limitY === undefined || limit === undefined ? null : (
          <span className={styles['label']} style={{ top: percent(limitY) }}>
            {word('water/rain/limit', {
              river: fill.river,
              label: say(limit.label),
              limit: formatLimit(limit.value),
            })}
          </span>
        )}
        {riverEnd === undefined ? null : (
          <span
            className={styles['end']}
            style={{ left: percent(riverEnd.x), top: percent(riverEnd.y) }}
          >
            {level === 0 || level === '?' ? null : <SeverityMark level={level} />}
          </span>
        )}
      </div>
      <div className={styles['axis']} aria-hidden>
        {hours.map(({ atMs, hour }) => (
          <span key={atMs} style={{ left: percent(((atMs - fromMs) / (toMs - fromMs)) * PLOT) }}>
            {word('water/rain/hour', { hour })}
          </span>
        ))}
      </div>
    </div>
  );
}
