import type { JSX } from 'react';
import type { Basis } from '../../contract/event.ts';
import { useWords } from '../design/wording.ts';
import styles from './basis-mark.module.css';

/** ● documented, ○ simulated; only recordings know, so nothing is drawn of a live value. */
export function BasisMark({ basis }: { readonly basis: Basis | undefined }): JSX.Element | null {
  const { word } = useWords();
  if (basis === undefined) return null;
  const isDocumented = basis === 'documented';
  return (
    <span
      className={isDocumented ? styles['full'] : styles['hollow']}
      role="img"
      aria-label={word(isDocumented ? 'mode/documentedMark' : 'mode/simulatedMark')}
    />
  );
}
