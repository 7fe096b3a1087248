import type { JSX, ReactNode } from 'react';
import { SeverityMark } from '../design/severity-mark.tsx';
import type { Level } from '../design/severity.ts';
import { Slots } from '../design/slots.tsx';
import { useWords } from '../design/wording.ts';
import styles from './wall-row.module.css';

/** Rows of a tile in a fixed order, as many as fit; or the one sentence that stands for them. */
export function WallRows({
  none,
  isFew = false,
  children,
}: {
  /** Said instead of rows. */
  readonly none?: string | undefined;
  /** So few that what is said of one may take several lines. */
  readonly isFew?: boolean;
  readonly children?: ReactNode;
}): JSX.Element {
  if (none !== undefined) return <p className={styles['none']}>{none}</p>;
  return (
    <Slots as="ul" className={styles['rows']} data-few={isFew}>
      {children}
    </Slots>
  );
}

/** One thing in two lines: what and how much, then what is said of both. */
export function WallRow({
  level,
  title,
  value,
  note,
  aside,
  bar,
}: {
  /** Absent = the row has no level of its own. */
  readonly level?: Level | undefined;
  readonly title: ReactNode;
  readonly value?: ReactNode;
  readonly note: ReactNode;
  readonly aside?: ReactNode;
  /** A bar in place of the rule below the row. */
  readonly bar?: ReactNode;
}): JSX.Element {
  const { language, word } = useWords();
  return (
    <li className={styles['row']} lang={language}>
      {level === undefined ? null : (
        <SeverityMark level={level} label={word(`level/${level}`)} className={styles['mark']} />
      )}
      <div className={styles['line']}>
        <p className={styles['title']}>{title}</p>
        <p className={styles['value']}>{value}</p>
      </div>
      <div className={styles['line']}>
        <p className={styles['note']}>{note}</p>
        <p className={styles['aside']}>{aside}</p>
      </div>
      {bar === undefined ? null : <div className={styles['bar']}>{bar}</div>}
    </li>
  );
}
