import type { JSX } from 'react';
import styles from './unknown-plot.module.css';

/** The room of a chart that has nothing to draw: hatched, with the word for it, so that it is not taken for calm. */
export function UnknownPlot({ children }: { readonly children: string }): JSX.Element {
  return (
    <p className={styles['unknown']}>
      <span>{children}</span>
    </p>
  );
}
