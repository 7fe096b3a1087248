import type { JSX } from 'react';
import styles from './provenance.module.css';

/** The value that is followed, inverted: the same at each step. */
export function ProvenanceValue({
  text,
  unit = '',
}: {
  readonly text: string;
  readonly unit?: string | undefined;
}): JSX.Element {
  return (
    <span className={styles['number']}>
      <mark className={styles['value']}>{text}</mark>
      {unit === '' ? null : ` ${unit}`}
    </span>
  );
}
