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
  isTall = false,
  children,
}: {
  readonly name: string;
  readonly note?: string | undefined;
  readonly basis?: Basis | undefined;
  /** Stands behind the clock, where nothing is drawn. */
  readonly newest?: ReactNode;
  /** A curve needs height, dots and words do not. */
  readonly isTall?: boolean;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['lane']} data-tall={isTall}>
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
