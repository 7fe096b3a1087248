import type { JSX, ReactNode } from 'react';
import { TileFrame } from '../tile-frame.tsx';
import styles from './part.module.css';

/** A part of the page that the office itself says, with its name: it has no sources to lose. */
export function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <TileFrame
      title={title}
      said={note === undefined ? null : <p className={styles['note']}>{note}</p>}
    >
      {children}
    </TileFrame>
  );
}
