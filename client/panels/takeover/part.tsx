import type { JSX, ReactNode } from 'react';
import { TileBoundary } from '../tile-boundary.tsx';
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
    <section className={styles['part']} aria-label={title}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        {note === undefined ? null : <p className={styles['note']}>{note}</p>}
      </header>
      <div className={styles['body']}>
        <TileBoundary>{children}</TileBoundary>
      </div>
    </section>
  );
}
