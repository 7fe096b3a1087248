import type { CSSProperties, JSX } from 'react';
import type { TimeStand } from './time-keys.ts';
import styles from './time-rail.module.css';

/** Where in all that is held the picture stands: a line in the frame, there as long as the past is. */
export function TimeRail({ stand }: { readonly stand: TimeStand }): JSX.Element {
  const { atMs, fromMs, toMs } = stand;
  const share = toMs > fromMs ? (atMs - fromMs) / (toMs - fromMs) : 1;
  const place = { '--at': Math.min(1, Math.max(0, share)) } as CSSProperties;
  return (
    <div className={styles['rail']} style={place} aria-hidden>
      <i className={styles['gone']} />
      <i className={styles['handle']} />
    </div>
  );
}
