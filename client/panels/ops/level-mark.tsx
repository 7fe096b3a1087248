import type { JSX } from 'react';
import type { Severity } from '../../../contract/event.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import styles from './desk.module.css';

/** Shape, colour and word of a level, always in this order. */
export function LevelMark({ severity }: { readonly severity: Severity }): JSX.Element {
  const { word } = useWords();
  const level = levelOf(severity);
  return (
    <span className={styles['level']}>
      <SeverityMark level={level} className={styles['mark']} />
      {word(`level/${level}`)}
    </span>
  );
}
