import type { JSX } from 'react';
import type { LaneDot } from '../../city/select-lanes.ts';
import { shareOf, type TimeAxis } from '../../city/time-axis.ts';
import { useWords } from '../../design/wording.ts';
import styles from './call-lane.module.css';
import { Lane } from './lane.tsx';

/** Dots in one row would hide each other: each has its height from its own number. */
const HEIGHTS = 5;
const STRIDE = 2;

/** One dot a call, a report or a device, at the time it was taken. */
export function CallLane({
  name,
  note,
  dots,
  axis,
  nowMs,
}: {
  readonly name: string;
  readonly note: string | undefined;
  readonly dots: readonly LaneDot[];
  readonly axis: TimeAxis;
  readonly nowMs: number;
}): JSX.Element {
  const { word } = useWords();
  const shown = dots.filter(({ atMs }) => atMs >= axis.fromMs && atMs <= nowMs);
  const bases = new Set(shown.map(({ basis }) => basis));
  const basis = bases.size === 1 ? shown[0]?.basis : undefined;
  return (
    <Lane
      name={name}
      note={note}
      basis={basis}
      newest={<strong>{word('count/case', { n: dots.length })}</strong>}
    >
      {shown.map(({ subject, atMs, basis: own }, index) => (
        <span
          key={subject}
          className={styles['dot']}
          data-basis={own}
          style={{
            left: `${shareOf(axis, atMs) * 100}%`,
            top: `${((((index * STRIDE) % HEIGHTS) + 0.5) / HEIGHTS) * 100}%`,
          }}
        />
      ))}
    </Lane>
  );
}
