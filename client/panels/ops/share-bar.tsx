import type { JSX } from 'react';
import styles from './indicators.module.css';

/** A part of a whole as a grey bar, with a tick where it should be; its words stand beside it. */
export function ShareBar({
  share,
  target,
}: {
  /** 0 … 1; `undefined` = not known, drawn as a hatch. */
  readonly share: number | undefined;
  readonly target?: number | undefined;
}): JSX.Element {
  return (
    <svg className={styles['progress']} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <rect width="100" height="10" fill={share === undefined ? 'url(#hatch)' : 'var(--g-3)'} />
      {share === undefined ? null : (
        <rect width={Math.min(1, Math.max(0, share)) * 100} y="2" height="6" fill="var(--g-7)" />
      )}
      {target === undefined ? null : (
        <rect x={Math.min(1, target) * 100 - 0.5} width="1" height="10" fill="var(--g-10)" />
      )}
    </svg>
  );
}
