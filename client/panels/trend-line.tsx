import type { JSX } from 'react';
import { TREND, trendPieces } from './trend-pieces.ts';

/**
 * Earlier periods and this one as a line; a period that is not known breaks it, and there is nothing
 * when there is no earlier one. Its size and `stroke-width` are its place's.
 */
export function TrendLine({
  values,
  label,
  className,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly className: string | undefined;
}): JSX.Element | null {
  if (values.filter((value) => value !== null).length < 2) return null;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${TREND.width} ${TREND.height}`}
      role="img"
      aria-label={label}
    >
      {trendPieces(values).map((path) => (
        <path key={path} d={path} fill="none" stroke="var(--g-8)" strokeLinecap="round" />
      ))}
    </svg>
  );
}
