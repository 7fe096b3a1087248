import type { JSX } from 'react';
import type { Mode } from '../../contract/delta.ts';
import styles from './mode-frame.module.css';

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
