import type { JSX } from 'react';
import type { Text } from '../../../contract/place.ts';
import type { TracedReading } from '../../../contract/trace.ts';
import { useWords } from '../../design/wording.ts';
import { propertyTitle } from '../../explore/property-titles.ts';
import type { TraceLine, TraceLines } from '../../explore/trace-fields.ts';
import { ProvenanceFacts, type ProvenanceFact } from './provenance-facts.tsx';
import { ProvenanceValue } from './provenance-value.tsx';
import styles from './provenance.module.css';

const mostMakes = 2;
const mostLines = 9;

/** Field by field what the connector made of the message, what it dropped, and what is from elsewhere. */
export function ProvenanceParsed({
  reading,
  lines,
  unit,
}: {
  readonly reading: TracedReading | undefined;
  readonly lines: TraceLines | undefined;
  /** Of the value. */
  readonly unit: string;
}): JSX.Element {
  const { say, word } = useWords();
  if (reading === undefined || lines === undefined) {
    return <p className={styles['note']}>{word('explore/provenance/parsed/none')}</p>;
  }
  const { main, made, deciding, dropped, beside } = lines;
  const named = (titles: readonly Text[]): string => titles.map(say).join(', ');
  const fact = (line: TraceLine): ProvenanceFact => {
    const { field, name, makes } = line;
    const isValue = field === main?.field;
    const rest = makes.length - mostMakes;
    return {
      key: `${field.table ?? ''} ${field.path}`,
      name: (
        <>
          <code>{name}</code> → {named(makes.slice(0, mostMakes))}
          {rest > 0 ? ` +${rest}` : ''}
          {field.table === undefined ? null : (
            <span className={styles['note']}>
              {' '}
              {word('explore/provenance/parsed/table', { name: field.table })}
            </span>
          )}
        </>
      ),
      value: isValue ? <ProvenanceValue text={field.text} unit={unit} /> : field.text,
      isValue,
    };
  };
  const told = made.toSorted(
    (a, b) => Number(b.field === main?.field) - Number(a.field === main?.field),
  );
  const more = told.slice(mostLines);
  return (
    <>
      <ProvenanceFacts step="parsed" facts={told.slice(0, mostLines).map(fact)} />
      {more.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>{word('explore/provenance/derived/more', { n: more.length })}</summary>
          <ProvenanceFacts facts={more.map(fact)} />
        </details>
      )}
      <FieldList
        name={word('explore/provenance/parsed/decides', { n: deciding.length })}
        lines={deciding}
      />
      <FieldList
        name={word('explore/provenance/parsed/dropped', { n: dropped.length })}
        lines={dropped}
      />
      {beside.registry.length === 0 ? null : (
        <p className={styles['aside']}>
          {word('explore/provenance/parsed/registry')}: <strong>{named(beside.registry)}</strong>
        </p>
      )}
      {beside.connector.length === 0 ? null : (
        <p className={styles['aside']}>
          {word('explore/provenance/parsed/connectorMade')}: {named(beside.connector)}
        </p>
      )}
      <p className={styles['aside']}>
        <Verdict reading={reading} />
      </p>
    </>
  );
}

function FieldList({
  name,
  lines,
}: {
  readonly name: string;
  readonly lines: readonly TraceLine[];
}): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <details className={styles['more']}>
      <summary>{name}</summary>
      <ProvenanceFacts
        facts={lines.map(({ field, name: own }) => ({
          key: field.path,
          name: <code>{own}</code>,
          value: field.text,
        }))}
      />
    </details>
  );
}

/** Whether the same comes of it today. */
function Verdict({ reading }: { readonly reading: TracedReading }): JSX.Element {
  const { say, word } = useWords();
  const { state, differs = [], isCut } = reading;
  if (state === 'not-reproduced') {
    return <strong>{word('explore/provenance/parsed/notReproduced')}</strong>;
  }
  if (state === 'failed') return <strong>{word('explore/provenance/parsed/failed')}</strong>;
  const what = [...new Set(differs.map((path) => say(propertyTitle(path).title)))].join(', ');
  return (
    <>
      {state === 'unknown-form' ? `${word('explore/provenance/parsed/unknownForm')} · ` : ''}
      {differs.length === 0
        ? word('explore/provenance/parsed/same')
        : word('explore/provenance/parsed/differs', { what })}
      {isCut === true ? ` · ${word('explore/provenance/parsed/cut')}` : ''}
    </>
  );
}
