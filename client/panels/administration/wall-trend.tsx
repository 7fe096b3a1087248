import type { JSX } from 'react';
import { TREND, trendPieces } from '../trend-pieces.ts';
import styles from './wall-trend.module.css';

/** Earlier periods and this one as a line; nothing when there is no earlier one. */
export function WallTrend({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}): JSX.Element | null {
  if (values.filter((value) => value !== null).length < 2) return null;
  return (
    <svg
      className={styles['trend']}
      viewBox={`0 0 ${TREND.width} ${TREND.height}`}
      role="img"
      aria-label={label}
    >
      {trendPieces(values).map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="var(--g-8)"
          strokeWidth="2"
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}
