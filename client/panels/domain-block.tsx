import { memo, type CSSProperties, type JSX, type ReactNode } from 'react';
import type { Domain } from '../../contract/event.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import type { Level } from '../design/severity.ts';
import { useWords, type Words } from '../design/wording.ts';
import styles from './domain-block.module.css';

type State = 'known' | 'late' | 'lost' | 'unknown' | 'loading';

/** What a domain may say of itself: with every figure late it is not known to be normal any more. */
function domainWords(state: State, level: Level, word: Words['word']): string {
  const unjudged = word('figure/cannotJudge');
  switch (state) {
    case 'loading':
      return '';
    case 'lost':
      return `${word('figure/down')} · ${unjudged}`;
    case 'unknown':
      return unjudged;
    case 'late':
      return level === 0 ? `${word('figure/lateShort')} · ${unjudged}` : word(`level/${level}`);
    case 'known':
      return word(`level/${level}`);
  }
}

/** One domain of the city: its name, its level now in word and shape, and its figures. */
export const DomainBlock = memo(function DomainBlock({
  domain,
  rowCount,
  level,
  state,
  note,
  children,
}: {
  readonly domain: Domain;
  /** Blocks share the height by their rows. */
  readonly rowCount: number;
  readonly level: Level;
  readonly state: State;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const isAbnormal = level !== 0 && level !== '?';
  const isTold = state === 'known' || state === 'late';
  return (
    <section
      className={styles['block']}
      style={{ flexGrow: rowCount, '--rows': rowCount } as CSSProperties}
      aria-labelledby={`domain-${domain}`}
      data-domain={domain}
      data-state={state}
    >
      <header className={styles['head']}>
        <h2 className={styles['name']} id={`domain-${domain}`}>
          {word(`domain/${domain}`)}
        </h2>
        {isAbnormal && state !== 'loading' ? (
          <SeverityMark level={level} className={styles['mark']} />
        ) : null}
        <p className={isAbnormal && isTold ? styles['level'] : styles['calm']}>
          {domainWords(state, level, word)}
        </p>
        {note === undefined ? null : <p className={styles['key']}>{note}</p>}
      </header>
      <ul className={styles['rows']}>{children}</ul>
    </section>
  );
});
