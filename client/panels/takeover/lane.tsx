import type { JSX, ReactNode } from 'react';
import type { Basis } from '../../../contract/event.ts';
import { BasisMark } from '../basis-mark.tsx';
import styles from './lane.module.css';

/** One row of the timeline: what it is and of where, its plot on the shared axis, its newest word. */
export function Lane({
  name,
  note,
  basis,
  newest,
  children,
}: {
  readonly name: string;
  readonly note?: string | undefined;
  readonly basis?: Basis | undefined;
  /** Stands behind the clock, where nothing is drawn. */
  readonly newest?: ReactNode;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['lane']}>
      <p className={styles['label']}>
        <strong className={styles['name']}>{name}</strong>
        <span className={styles['note']}>{note}</span>
        <BasisMark basis={basis} />
      </p>
      <div className={styles['plot']}>
        {children}
        {newest === undefined ? null : <p className={styles['newest']}>{newest}</p>}
      </div>
    </div>
  );
}
