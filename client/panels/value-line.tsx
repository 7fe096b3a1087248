import type { JSX } from 'react';
import styles from './value-line.module.css';

const BOX = { width: 200, height: 56, margin: 6 } as const;

/** Strokes between values that are not known: a gap is a gap. */
function strokesOf(
  values: readonly (number | null)[],
  low: number,
  high: number,
): readonly { readonly from: number; readonly d: string }[] {
  const span = high - low;
  const tall = BOX.height - 2 * BOX.margin;
  const step = (BOX.width - 2 * BOX.margin) / Math.max(1, values.length - 1);
  const point = (value: number, index: number): string => {
    const share = span === 0 ? 0.5 : (value - low) / span;
    return `${(BOX.margin + index * step).toFixed(1)} ${(BOX.height - BOX.margin - share * tall).toFixed(1)}`;
  };
  const strokes: { from: number; d: string }[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const before = values[index - 1];
    const last = strokes.at(-1);
    if (before === null || before === undefined || last === undefined) {
      strokes.push({ from: index, d: `M${point(value, index)}` });
    } else last.d += `L${point(value, index)}`;
  }
  return strokes;
}

/** A few values in their order as a line without axes, its end marked; nothing with fewer than two. */
export function ValueLine({
  values,
  label,
  fromZero = false,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
  /** The foot of the plot is 0, not the least value. */
  readonly fromZero?: boolean;
}): JSX.Element | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = fromZero ? Math.min(0, ...known) : Math.min(...known);
  const high = Math.max(...known);
  const strokes = strokesOf(values, low, high);
  const [x = '', y = ''] = strokes.at(-1)?.d.split(/[ML]/u).at(-1)?.split(' ') ?? [];
  return (
    <svg
      className={styles['line']}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={label}
    >
      {strokes.map(({ from, d }) => (
        <path key={from} d={d} />
      ))}
      <circle cx={x} cy={y} r="5" />
    </svg>
  );
}
