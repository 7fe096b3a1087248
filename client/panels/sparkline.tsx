import { memo, useMemo, type JSX } from 'react';
import type { StripData } from '../../contract/indicator.ts';
import { SeverityShape } from '../design/severity-mark.tsx';
import { lineColour, type Level } from '../design/severity.ts';
import { clockSecond } from '../design/times.ts';
import { plot, sparklinePaths } from './sparkline-path.ts';
import styles from './sparkline.module.css';

const markSize = 36;
const dayMs = 86_400_000;

/** Midnights of the city's calendar within the strip, as x of the plot. */
function midnights(strip: StripData, zone: string): readonly number[] {
  const untilMs = Date.parse(strip.until);
  const spanMs = (strip.values.length - 1) * strip.stepSec * 1000;
  const [hour = 0, minute = 0, second = 0] = clockSecond(untilMs, zone).split(':').map(Number);
  const sinceMs = (hour * 3600 + minute * 60 + second) * 1000;
  const found: number[] = [];
  if (spanMs <= 0) return found;
  for (let agoMs = sinceMs; agoMs < spanMs; agoMs += dayMs) {
    found.push(Math.round((1 - agoMs / spanMs) * plot.right));
  }
  return found;
}

/**
 * Last 24 h: grey band of the normal, a neutral line, and the stretch that left the band in the
 * colour and shape of its level. Silence is hatched; a late line ends in a hollow ring.
 */
export const Sparkline = memo(function Sparkline({
  strip,
  level,
  criterion,
  state,
  zone,
  label,
}: {
  readonly strip: StripData | undefined;
  readonly level: Level;
  readonly criterion?: number | undefined;
  readonly state: 'fresh' | 'late' | 'dead' | 'loading';
  readonly zone: string;
  readonly label: string;
}): JSX.Element {
  const paths = useMemo(
    () => (strip === undefined ? undefined : sparklinePaths(strip, criterion)),
    [strip, criterion],
  );
  const colour = lineColour(level);
  const isAbnormal = level !== 0 && level !== '?';
  return (
    <svg
      className={styles['plot']}
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      role="img"
      aria-label={label}
    >
      {state === 'dead' || (paths === undefined && state !== 'loading') ? (
        <rect width={plot.width} height={plot.height} fill="url(#hatch)" />
      ) : null}
      {paths === undefined || strip === undefined || state === 'dead' ? null : (
        <>
          <path d={paths.band} className={styles['band']} />
          {midnights(strip, zone).map((x) => (
            <line key={x} x1={x} x2={x} y1={0} y2={plot.height} className={styles['midnight']} />
          ))}
          {paths.gaps.map(({ x, width }) => (
            <rect key={x} x={x} y={4} width={width} height={plot.height - 6} fill="url(#hatch)" />
          ))}
          {paths.criterionY === undefined ? null : (
            <line
              x1={0}
              x2={plot.right}
              y1={paths.criterionY}
              y2={paths.criterionY}
              className={styles['criterion']}
              stroke={isAbnormal ? colour : undefined}
            />
          )}
          <path d={paths.line} className={styles['line']} />
          {isAbnormal && paths.excursion !== '' ? (
            <path d={paths.excursion} className={styles['excursion']} stroke={colour} />
          ) : null}
          {paths.end === undefined ? null : (
            <LineEnd end={paths.end} level={level} isLate={state === 'late'} />
          )}
        </>
      )}
    </svg>
  );
});

function LineEnd({
  end,
  level,
  isLate,
}: {
  readonly end: { readonly x: number; readonly y: number };
  readonly level: Level;
  readonly isLate: boolean;
}): JSX.Element {
  if (isLate) return <circle cx={end.x} cy={end.y} r={8} className={styles['hollow']} />;
  if (level === 0 || level === '?') {
    return <circle cx={end.x} cy={end.y} r={8} className={styles['dot']} />;
  }
  const top = Math.min(plot.height - markSize, Math.max(0, end.y - markSize / 2));
  return (
    <svg
      x={end.x}
      y={top}
      width={markSize}
      height={markSize}
      viewBox="0 0 32 32"
      data-level={level}
    >
      <SeverityShape level={level} />
    </svg>
  );
}
