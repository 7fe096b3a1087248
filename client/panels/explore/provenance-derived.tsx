import type { JSX } from 'react';
import type { CityEvent } from '../../../contract/event.ts';
import { measureWords } from '../../design/measure.ts';
import { useWords } from '../../design/wording.ts';
import type { DerivedInputs } from '../../explore/derived-inputs.ts';
import type { Thing } from '../../explore/thing.ts';
import { ProvenanceValue } from './provenance-value.tsx';
import styles from './provenance.module.css';

/** An hour of a gauge whose sum is the number. */
export interface DerivedSum {
  readonly key: 'now' | 'peak';
  readonly place: string;
  readonly time: string;
  readonly sum: string;
  readonly values: readonly CityEvent[];
}

const most = 10;

/** What a number of the office is made of, each a step nearer to its own message. */
export function ProvenanceDerived({
  inputs,
  sums,
  onEvent,
  onSubject,
}: {
  readonly inputs: DerivedInputs;
  readonly sums: readonly DerivedSum[];
  readonly onEvent: (id: string) => void;
  readonly onSubject: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const { things, feeds, past } = inputs;
  const valueOf = ({ value, unit, valueText }: Thing): string =>
    value === undefined ? (valueText ?? '') : measureWords(value, unit ?? '', words);
  const more = things.length - most;
  if (things.length + feeds.length + past.length === 0) {
    return <p className={styles['note']}>{word('explore/provenance/derived/none')}</p>;
  }
  return (
    <>
      {sums.map(({ key, place, time, sum, values }) => (
        <div key={key} className={styles['sum']}>
          <p>
            {word(`explore/provenance/derived/${key === 'now' ? 'sumNow' : 'sumPeak'}`, { time })} ·{' '}
            {place} <ProvenanceValue text={sum} /> =
          </p>
          <ul className={styles['parts']}>
            {values.map((event) => (
              <li key={event.id}>
                <button
                  type="button"
                  className={styles['button']}
                  onClick={() => onEvent(event.id)}
                >
                  {event.kind === 'observation' ? String(event.data.result) : event.id}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {feeds.map(({ id, title, count }) => (
        <p key={id} className={styles['aside']}>
          {word('explore/provenance/derived/feed', { title: say(title), n: count })}
        </p>
      ))}
      <ul className={styles['places']}>
        {things.slice(0, most).map((thing) => (
          <li key={thing.key} className={styles['place']}>
            <button
              type="button"
              className={styles['link']}
              onClick={() =>
                thing.event === undefined ? onSubject(thing.subject) : onEvent(thing.event.id)
              }
            >
              {say(thing.name)}
            </button>
            <span>{valueOf(thing)}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className={styles['note']}>{word('explore/provenance/derived/more', { n: more })}</p>
      ) : null}
      {past.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>{word('explore/provenance/derived/past', { n: past.length })}</summary>
          <ul className={styles['list']}>
            {past.map((subject) => (
              <li key={subject}>
                <button type="button" className={styles['link']} onClick={() => onSubject(subject)}>
                  {subject}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
