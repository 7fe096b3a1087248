import { memo, type CSSProperties, type JSX, type ReactNode } from 'react';
import type { Domain } from '../../contract/event.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import type { Level } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import styles from './domain-block.module.css';

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
  readonly state: 'known' | 'lost' | 'unknown' | 'loading';
  readonly note?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const isAbnormal = level !== 0 && level !== '?';
  return (
    <section
      className={styles['block']}
      style={{ flexGrow: rowCount, '--rows': rowCount } as CSSProperties}
      aria-labelledby={`domain-${domain}`}
    >
      <header className={styles['head']}>
        <h2 className={styles['name']} id={`domain-${domain}`}>
          {word(`domain/${domain}`)}
        </h2>
        {isAbnormal && state !== 'loading' ? (
          <SeverityMark level={level} className={styles['mark']} />
        ) : null}
        <p className={isAbnormal && state === 'known' ? styles['level'] : styles['calm']}>
          {state === 'loading'
            ? ''
            : state === 'lost'
              ? `${word('figure/down')} · ${word('figure/cannotJudge')}`
              : word(state === 'unknown' ? 'figure/cannotJudge' : `level/${level}`)}
        </p>
        {note === undefined ? null : <p className={styles['key']}>{note}</p>}
      </header>
      <ul className={styles['rows']}>{children}</ul>
    </section>
  );
});
