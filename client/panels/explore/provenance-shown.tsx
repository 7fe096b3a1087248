import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { ShownWhere } from '../../explore/shown-where.ts';
import { ProvenanceValue } from './provenance-value.tsx';
import styles from './provenance.module.css';

const most = 8;

/** Where the office shows the value now, and whether it is the same there. */
export function ProvenanceShown({
  shown,
  value,
  told,
  isComputed,
  onSubject,
}: {
  readonly shown: readonly ShownWhere[];
  /** As the message has it. */
  readonly value: string;
  /** As the screens write it. */
  readonly told: string;
  /** There is no message of its own. */
  readonly isComputed: boolean;
  readonly onSubject: (subject: string) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const row = ({ key, form, title, part, subject, isMadeOf }: ShownWhere): JSX.Element => {
    const isSame =
      told === value || told.startsWith(`${value}\u2009`) || told.startsWith(`${value} `);
    return (
      <li
        key={key}
        className={styles['place']}
        {...(isMadeOf === true ? {} : { 'data-step': 'shown' })}
      >
        <span>
          {subject === undefined ? (
            <strong>{say(title)}</strong>
          ) : (
            <button type="button" className={styles['link']} onClick={() => onSubject(subject)}>
              {say(title)}
            </button>
          )}
          <span className={styles['why']}>
            {word(`explore/provenance/shown/${form}`)}
            {part === undefined ? '' : ` · ${say(part)}`}
          </span>
        </span>
        <span className={styles['told']}>
          {isMadeOf === true ? (
            <span className={styles['why']}>{word('explore/provenance/shown/madeOf')}</span>
          ) : (
            <>
              <ProvenanceValue text={told} />
              <span className={styles['why']}>
                {isSame
                  ? word(`explore/provenance/shown/${isComputed ? 'sameEvent' : 'same'}`)
                  : word('explore/provenance/shown/rounded', { raw: value })}
              </span>
            </>
          )}
        </span>
      </li>
    );
  };
  const rest = shown.slice(most);
  return (
    <>
      <ul className={styles['places']}>{shown.slice(0, most).map(row)}</ul>
      {rest.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>{word('explore/provenance/derived/more', { n: rest.length })}</summary>
          <ul className={styles['places']}>{rest.map(row)}</ul>
        </details>
      )}
    </>
  );
}
