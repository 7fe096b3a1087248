import type { JSX } from 'react';
import type { CityEvent } from '../../../contract/event.ts';
import { clockOrDay, clockSecond } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ProvenanceFacts } from './provenance-facts.tsx';
import { ProvenanceValue } from './provenance-value.tsx';
import styles from './provenance.module.css';

const mostVersions = 12;

/** The event as it was kept, and the others of the same thing. */
export function ProvenanceEvent({
  event,
  value,
  others,
  nowMs,
  zone,
  onEvent,
}: {
  readonly event: CityEvent;
  readonly value: { readonly text: string; readonly unit: string };
  readonly others: readonly CityEvent[];
  readonly nowMs: number;
  readonly zone: string;
  readonly onEvent: (id: string) => void;
}): JSX.Element {
  const { word } = useWords();
  const name = (key: string): string => word(`explore/provenance/event/${key}`);
  const clock = (at: string): string => clockSecond(Date.parse(at), zone);
  const { basis, flags = [], version, provenance } = event.data;
  const isObservation = event.kind === 'observation';
  const observed = isObservation ? event.data.phenomenonTime : event.time;
  return (
    <>
      <ProvenanceFacts
        step="event"
        facts={[
          { key: 'id', name: name('id'), value: <code>{event.id}</code> },
          {
            key: 'sequence',
            name: name('sequence'),
            value:
              event.sequence === undefined
                ? name('none')
                : Number(event.sequence).toLocaleString('en-US'),
          },
          {
            key: 'kind',
            name: name('kind'),
            value: isObservation ? `${event.kind} · ${event.data.observedProperty}` : event.kind,
          },
          {
            key: 'value',
            name: name('value'),
            value: <ProvenanceValue text={value.text} unit={value.unit} />,
            isValue: true,
          },
          { key: 'observed', name: name('observed'), value: clock(observed) },
          { key: 'received', name: name('received'), value: clock(event.recordedtime) },
          ...(isObservation
            ? [
                {
                  key: 'quality',
                  name: name('quality'),
                  value: word(`explore/drill/quality/${event.data.resultQuality}`),
                },
              ]
            : []),
          { key: 'version', name: name('version'), value: <code>{version}</code> },
          {
            key: 'flags',
            name: name('flags'),
            value: flags.length === 0 ? name('none') : flags.join(', '),
          },
          { key: 'basis', name: name('basis'), value: name(basis ?? 'real') },
          { key: 'licence', name: name('licence'), value: provenance.licence || name('none') },
        ]}
      />
      {others.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>{word('explore/provenance/event/versions', { n: others.length })}</summary>
          <ul className={styles['list']}>
            {others.slice(0, mostVersions).map((other) => (
              <li key={`${other.id} ${other.recordedtime}`}>
                <button
                  type="button"
                  className={styles['button']}
                  onClick={() => onEvent(other.id)}
                >
                  {clockOrDay(Date.parse(other.time), nowMs, zone)}{' '}
                  <code>{other.data.version}</code>
                </button>
              </li>
            ))}
            {others.length > mostVersions ? (
              <li className={styles['note']}>
                {word('explore/provenance/derived/more', { n: others.length - mostVersions })}
              </li>
            ) : null}
          </ul>
        </details>
      )}
    </>
  );
}
