import type { JSX } from 'react';
import type { Mode } from '../../contract/delta.ts';
import styles from './mode-frame.module.css';

/** A look back has a frame of its own; in an exercise nothing is more important than that it is one. */
export function frameMode(mode: Mode, isPlayback: boolean): Mode {
  return isPlayback && mode !== 'exercise' ? 'replay' : mode;
}

/**
 * Frame on all four sides whenever the clock on screen is not now, each kind with a pattern of its
 * own: a demo leaning stripes, a look back (`replay`) arrows, an exercise upright bars.
 */
export function ModeFrame({ mode }: { readonly mode: Mode }): JSX.Element | null {
  if (mode === 'live') return null;
  return (
    <div className={styles['frame']} data-mode={mode} aria-hidden>
      <i className={styles['top']} />
      <i className={styles['right']} />
      <i className={styles['bottom']} />
      <i className={styles['left']} />
    </div>
  );
}
