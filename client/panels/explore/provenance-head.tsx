import type { JSX } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import head from './provenance-head.module.css';
import type { Provenance } from './provenance-pane.tsx';
import styles from './provenance.module.css';

/** The number, how old it is, and whether its way back is whole. */
export function ProvenanceHead({
  provenance,
  nowMs,
  onClose,
}: {
  readonly provenance: Provenance;
  readonly nowMs: number;
  readonly onClose: () => void;
}): JSX.Element {
  const { language, say, word } = useWords();
  const { event, thing, value, trace, inputs } = provenance;
  const { raw, feed } = trace ?? {};
  const isComputed = inputs !== undefined;
  const observedMs = Date.parse(
    event.kind === 'observation' ? event.data.phenomenonTime : event.time,
  );
  const name = (key: string): string => word(`explore/provenance/${key}`);
  const chain = raw?.state === 'held' ? (raw.isIntact ? 'whole' : 'broken') : 'unknown';
  return (
    <header className={head['head']}>
      <p className={head['trail']}>
        {say(thing.name)} › <strong>{word('explore/provenance/ofEvent', { id: event.id })}</strong>
      </p>
      <h2 className={head['title']}>
        <span className={head['key']}>{value.text}</span>
        {value.unit === '' ? null : <span className={head['unit']}>{value.unit}</span>}
        <SeverityMark level={thing.level} className={head['big']} />
        <span className={head['whence']}>{name('whence')}</span>
      </h2>
      <div className={head['state']}>
        <p>
          <strong>
            {word('explore/provenance/age', { span: formatSpan(nowMs - observedMs, language) })}
          </strong>
          {feed === undefined
            ? ''
            : ` · ${word('explore/provenance/every', { span: formatSpan(feed.everySec * 1000, language) })}`}
        </p>
        <p>
          {event.kind === 'observation'
            ? `${word('explore/drill/qualityIs', { quality: word(`explore/drill/quality/${event.data.resultQuality}`) })} · `
            : ''}
          {name(`event/${event.data.basis ?? 'real'}`)}
          {isComputed ? '' : ` · ${name(`chain/${chain}`)}`}
        </p>
        <button
          type="button"
          className={styles['button']}
          aria-keyshortcuts="Escape"
          onClick={onClose}
        >
          {name('close')} <kbd>Esc</kbd>
        </button>
      </div>
    </header>
  );
}
