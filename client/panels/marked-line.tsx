import type { JSX } from 'react';
import type { Severity } from '../../contract/event.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { levelOf } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import styles from './marked-line.module.css';

/** Something that is in force, in one line: how grave, what, and since when. */
export function MarkedLine({
  severity,
  words,
  since,
}: {
  readonly severity: Severity;
  readonly words: string;
  readonly since: string;
}): JSX.Element {
  const { word } = useWords();
  const level = levelOf(severity);
  return (
    <li className={styles['line']}>
      <SeverityMark level={level} className={styles['mark']} label={word(`level/${level}`)} />
      <span className={styles['words']}>{words}</span>
      <span className={styles['since']}>{since}</span>
    </li>
  );
}
