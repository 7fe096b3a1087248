import type { JSX } from 'react';
import styles from './indicators.module.css';

const WIDTH = 110;
const HEIGHT = 22;
const MARGIN = 3;

/** Pieces of the line between values that are not known: a gap is a gap. */
function piecesOf(values: readonly (number | null)[]): readonly string[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = (value: number): number =>
    high === low
      ? HEIGHT / 2
      : HEIGHT - MARGIN - ((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const x = (index: number): number =>
    MARGIN + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * MARGIN);
  const pieces: string[] = [];
  let piece = '';
  values.forEach((value, index) => {
    if (value === null) {
      if (piece !== '') pieces.push(piece);
      piece = '';
      return;
    }
    piece += `${piece === '' ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  return piece === '' ? pieces : [...pieces, piece];
}

/** Earlier periods and this one as a line; a period that is not known breaks it. */
export function TrendLine({
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
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {piecesOf(values).map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="var(--g-8)"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}
