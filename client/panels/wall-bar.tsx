import type { JSX } from 'react';
import styles from './wall-bar.module.css';

const WIDTH = 1000;

const within = (share: number): number => Math.min(1, Math.max(0, share)) * WIDTH;

/** A part of a whole as a grey bar with a tick where it should be; its words stand beside it. */
export function WallBar({
  share,
  tick,
  isLoud = false,
}: {
  /** 0 … 1; `undefined` = not known, drawn as a hatch. */
  readonly share: number | undefined;
  /** 0 … 1: the target, or a limit. */
  readonly tick?: number | undefined;
  /** It is past what it should be. */
  readonly isLoud?: boolean;
}): JSX.Element {
  return (
    <svg
      className={styles['bar']}
      viewBox={`0 0 ${WIDTH} 8`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect width={WIDTH} height="8" fill={share === undefined ? 'url(#hatch)' : 'var(--g-3)'} />
      {share === undefined ? null : (
        <rect width={within(share)} y="3" height="8" fill={isLoud ? 'var(--g-8)' : 'var(--g-6)'} />
      )}
      {tick === undefined ? null : (
        <rect x={within(tick) - 3} width="6" height="8" fill="var(--g-10)" />
      )}
    </svg>
  );
}
