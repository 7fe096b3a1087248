import type { JSX } from 'react';
import { useWords } from '../design/wording.ts';
import styles from './uncertain-tag.module.css';

/** Stands beside whatever comes from a feed that cannot be read in full. */
export function UncertainTag(): JSX.Element {
  const { word } = useWords();
  return <strong className={styles['tag']}>{word('feeds/uncertainTag')}</strong>;
}
