import type { CSSProperties, JSX } from 'react';
import styles from './calibration-room.module.css';

const LENGTH_MM = 100;
const STEP_MM = 10;

/** 100 mm by the configured pitch, to be measured with a real one: it may differ by 2 mm at most. */
export function Ruler({ pitchMm }: { readonly pitchMm: number }): JSX.Element {
  const ticks = Array.from({ length: LENGTH_MM / STEP_MM + 1 }, (_, index) => index * STEP_MM);
  return (
    <div
      className={styles['ruler']}
      style={{ '--length': `${LENGTH_MM / pitchMm}px` } as CSSProperties}
      data-mm={LENGTH_MM}
    >
      {ticks.map((mm) => (
        <i key={mm} style={{ left: `${mm}%` }} data-long={mm % 50 === 0} />
      ))}
    </div>
  );
}
