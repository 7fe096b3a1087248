import type { JSX, ReactNode } from 'react';
import type { TileTrust } from '../city/select-tile-trust.ts';
import { TileBoundary } from './tile-boundary.tsx';
import styles from './tile.module.css';

/** A part of a page: a rule, its name in a line with what is said of it, and what it shows. */
export function TileFrame({
  title,
  said,
  trust,
  className,
  children,
}: {
  readonly title: string;
  /** In the line of the name. */
  readonly said: ReactNode;
  /** What its sources allow it to claim; absent = it has none to lose. */
  readonly trust?: TileTrust['state'];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <section
      className={`${styles['tile']} ${className ?? ''}`}
      data-tile={trust === undefined ? undefined : ''}
      data-trust={trust}
      aria-label={title}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        {said}
      </header>
      <div className={styles['body']}>
        <TileBoundary>{children}</TileBoundary>
      </div>
    </section>
  );
}
