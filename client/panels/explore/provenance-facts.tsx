import type { JSX, ReactNode } from 'react';
import styles from './provenance.module.css';

/** One line of a column: what it is, and what it says. */
export interface ProvenanceFact {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
  /** The line that the value goes through. */
  readonly isValue?: boolean;
}

/** Lines of a column with a hairline between; the line of the value stands on a ground. */
export function ProvenanceFacts({
  facts,
  step,
}: {
  readonly facts: readonly ProvenanceFact[];
  /** Where the joining line enters and leaves. */
  readonly step?: string;
}): JSX.Element {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ key, name, value, isValue }) => (
        <div
          key={key}
          className={styles['fact']}
          data-value={isValue}
          {...(isValue === true && step !== undefined ? { 'data-step': step } : {})}
        >
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
