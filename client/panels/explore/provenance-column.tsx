import type { JSX, ReactNode } from 'react';
import styles from './provenance.module.css';

/** One of the five steps: its time on the rail, its name, what it is, and its content. */
export function ProvenanceColumn({
  step,
  name,
  note,
  time,
  timeName,
  children,
}: {
  readonly step: number;
  readonly name: string;
  readonly note: string;
  readonly time: string;
  readonly timeName: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <section className={styles['column']} aria-label={name}>
      <p className={styles['time']}>
        {timeName} <strong>{time}</strong>
      </p>
      <h3 className={styles['name']}>
        <span className={styles['step']}>{step}</span> {name}
      </h3>
      <p className={styles['note']}>{note}</p>
      {children}
    </section>
  );
}
