import type { JSX } from 'react';
import type { Mode } from '../../contract/delta.ts';
import styles from './mode-frame.module.css';

/** Striped frame on all four sides whenever the clock on screen is not now. */
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
