import { useMemo, type JSX } from 'react';
import type { Ladder } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf, lineColour, type Level } from '../../design/severity.ts';
import { ladderPaths, NOW_SHARE, PLOT } from './ladder-paths.ts';
import { formatLimit } from './river-words.ts';
import styles from './ladder-chart.module.css';
import type { Sample } from './series-runs.ts';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Three hours of a level among its limits, and up to an hour of a straight line. */
export function LadderChart({
  gauge,
  ladder,
  samples,
  minuteMs,
  label,
}: {
  readonly gauge: RiverGauge;
  readonly ladder: Ladder;
  readonly samples: readonly Sample[];
  readonly minuteMs: number;
  readonly label: string;
}): JSX.Element {
  const paths = useMemo(
    () => ladderPaths(gauge, samples, ladder, minuteMs),
    [gauge, samples, ladder, minuteMs],
  );
  const { severity, isStale } = gauge;
  const level: Level = severity === undefined ? '?' : levelOf(severity);
  const isAbnormal = level !== 0 && level !== '?';
  const nowX = NOW_SHARE * PLOT;
  return (
    <div className={styles['chart']} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${PLOT} ${PLOT}`} preserveAspectRatio="none" aria-hidden>
        {paths.gaps.map(({ x, width }) => (
          <rect key={x} x={x} y={0} width={width} height={PLOT} fill="url(#hatch)" />
        ))}
        <path d={paths.area} className={styles['area']} />
        {ladder.rungs.map(({ severity: own, height }) => (
          <line
            key={own}
            x1={0}
            x2={PLOT}
            y1={(1 - height) * PLOT}
            y2={(1 - height) * PLOT}
            className={styles['rung']}
            stroke={lineColour(levelOf(own))}
          />
        ))}
        <line x1={nowX} x2={nowX} y1={0} y2={PLOT} className={styles['now']} />
        <path d={paths.fan} className={styles['fan']} />
        <path d={paths.ahead} className={styles['ahead']} />
        <path
          d={paths.line}
          className={styles['line']}
          stroke={lineColour(isAbnormal ? level : 0)}
          data-abnormal={isAbnormal}
        />
      </svg>
      {ladder.rungs.map(({ severity: own, height, value }) => (
        <span key={own} className={styles['digits']} style={{ bottom: percent(height) }}>
          {formatLimit(value)}
        </span>
      ))}
      {paths.end === undefined ? null : (
        <span
          className={styles['end']}
          data-stale={isStale}
          style={{ left: percent(paths.end.x), bottom: percent(paths.end.height) }}
        >
          {isAbnormal && !isStale ? <SeverityMark level={level} /> : null}
        </span>
      )}
    </div>
  );
}
