import type { JSX } from 'react';
import type { Threshold } from '../../../contract/event.ts';
import { levelOf, lineColour } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import styles from './provenance.module.css';

const width = 330;
const height = 150;
const right = 96;
const pad = 10;
/** Two names closer than this would stand on each other. */
const leastApart = 12;

/** The last values against the limits that judge them. */
export function ProvenanceLimits({
  limits,
  values,
  label,
  write,
}: {
  readonly limits: readonly Threshold[];
  readonly values: readonly number[];
  readonly label: string;
  readonly write: (value: number) => string;
}): JSX.Element | null {
  const { say } = useWords();
  const all = [...limits.map(({ value }) => value), ...values];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (values.length === 0 || high === low) return null;
  const yOf = (value: number): number =>
    pad + (1 - (value - low) / (high - low)) * (height - 2 * pad);
  const xOf = (index: number): number =>
    values.length === 1 ? width - right : (index / (values.length - 1)) * (width - right);
  const line = values.map((value, index) => `${xOf(index).toFixed(1)},${yOf(value).toFixed(1)}`);
  const last = values.at(-1) ?? 0;
  const names = limits
    .toReversed()
    .reduce<{ readonly limit: Threshold; readonly y: number }[]>((placed, limit) => {
      const above = placed.at(-1)?.y ?? -Infinity;
      return [...placed, { limit, y: Math.max(yOf(limit.value) + 3, above + leastApart) }];
    }, []);
  return (
    <svg
      className={styles['limits']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {limits.map((limit) => (
        <line
          key={`${limit.value} ${limit.label.ko}`}
          x1={0}
          x2={width - right + 6}
          y1={yOf(limit.value)}
          y2={yOf(limit.value)}
          stroke={lineColour(levelOf(limit.severity))}
        />
      ))}
      {names.map(({ limit, y }) => (
        <text key={`${limit.value} ${limit.label.ko}`} x={width - right + 10} y={y}>
          {say(limit.label)} {write(limit.value)}
        </text>
      ))}
      <polyline points={line.join(' ')} fill="none" stroke="var(--g-9)" strokeWidth="1.5" />
      <circle cx={xOf(values.length - 1)} cy={yOf(last)} r={4} fill="var(--g-9)" />
    </svg>
  );
}
