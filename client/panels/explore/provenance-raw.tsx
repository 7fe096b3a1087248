import { useMemo, type JSX } from 'react';
import type { TracedRaw, TracedReading } from '../../../contract/trace.ts';
import { formatNumber } from '../../design/numbers.ts';
import { clockSecond, dayAndMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { rawExcerpt, type RawBytes } from '../../explore/raw-excerpt.ts';
import type { TraceLines } from '../../explore/trace-fields.ts';
import { ProvenanceFacts } from './provenance-facts.tsx';
import { ProvenanceFind } from './provenance-find.tsx';
import paper from './provenance-raw.module.css';
import styles from './provenance.module.css';

const againShown = 3;

/** The bytes as they came, around the field that made the value, and whether they are still the same. */
export function ProvenanceRaw({
  raw,
  reading,
  lines,
  bytes,
  zone,
}: {
  readonly raw: TracedRaw;
  readonly reading: TracedReading | undefined;
  readonly lines: TraceLines | undefined;
  readonly bytes: RawBytes | undefined;
  readonly zone: string;
}): JSX.Element {
  const { language, word } = useWords();
  const main = lines?.main?.field;
  const value = main?.table === undefined ? main : undefined;
  const held = bytes instanceof Uint8Array ? bytes : undefined;
  const excerpt = useMemo(
    () =>
      held === undefined || reading === undefined ? undefined : rawExcerpt(held, reading, value),
    [held, reading, value],
  );
  if (raw.state === 'computed') return <p>{word('explore/provenance/parsed/none')}</p>;
  if (raw.state !== 'held') {
    const until = raw.state === 'gone' ? raw.heldUntil : undefined;
    return (
      <div className={paper['missing']}>
        <strong>{word(`explore/provenance/raw/${raw.state}`)}</strong>
        {until === undefined ? null : (
          <p>
            {word('explore/provenance/raw/goneAt', { time: dayAndMinute(Date.parse(until), zone) })}
          </p>
        )}
        <ProvenanceFacts
          facts={[
            { key: 'sha', name: word('explore/provenance/raw/sha'), value: shortHash(raw.sha256) },
            { key: 'kept', name: word('explore/provenance/raw/kept'), value: raw.rawId },
          ]}
        />
      </div>
    );
  }
  const { again = [] } = raw;
  const clock = (at: string): string => clockSecond(Date.parse(at), zone);
  const times = again.slice(0, againShown).map(clock).join(', ');
  const count = (n: number): string => formatNumber(n, language);
  return (
    <>
      {typeof bytes === 'string' ? (
        <p className={styles['note']} role="status">
          {word(`explore/provenance/raw/${bytes}`)}
        </p>
      ) : null}
      {excerpt === undefined ? null : (
        <figure className={paper['paper']}>
          {excerpt.before > 0 ? (
            <figcaption>
              {word('explore/provenance/raw/before', { n: excerpt.before.toLocaleString('en-US') })}
            </figcaption>
          ) : null}
          <pre className={paper['bytes']}>
            {excerpt.pieces.map(({ text, form }, index) =>
              form === 'plain' ? (
                text
              ) : form === 'value' ? (
                <mark key={index} className={styles['value']} data-step="raw">
                  {text}
                </mark>
              ) : (
                <span key={index} className={paper['field']}>
                  {text}
                </span>
              ),
            )}
          </pre>
          {excerpt.after > 0 ? (
            <figcaption>
              {word('explore/provenance/raw/after', { n: excerpt.after.toLocaleString('en-US') })}
            </figcaption>
          ) : null}
        </figure>
      )}
      <ProvenanceFacts
        facts={[
          { key: 'call', name: word('explore/provenance/raw/call'), value: raw.call },
          {
            key: 'type',
            name: word('explore/provenance/raw/type'),
            value: raw.contentType ?? reading?.form?.toUpperCase() ?? '',
          },
          {
            key: 'http',
            name: word('explore/provenance/raw/http'),
            value: word('explore/provenance/raw/httpUnkept'),
          },
          {
            key: 'sha',
            name: word('explore/provenance/raw/sha'),
            value: `${shortHash(raw.sha256)} · ${word(`explore/provenance/raw/${raw.isIntact ? 'intact' : 'broken'}`)}`,
          },
          {
            key: 'kept',
            name: word('explore/provenance/raw/kept'),
            value: <code>{raw.rawId}</code>,
          },
          {
            key: 'again',
            name: word('explore/provenance/raw/again'),
            value:
              again.length === 0
                ? word('explore/provenance/raw/againNone')
                : word('explore/provenance/raw/againTimes', { n: count(again.length), times }),
          },
        ]}
      />
      <ProvenanceFind bytes={held} path={raw.path} isBinary={reading?.form === 'protobuf'} />
    </>
  );
}

const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;
