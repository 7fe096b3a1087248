import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import styles from './table-bar.module.css';

export interface ShownChip {
  readonly id: string;
  readonly text: string;
  readonly onRemove: () => void;
}

/** What narrows the rows, each with its own way out. */
export function FilterChips({ chips }: { readonly chips: readonly ShownChip[] }): JSX.Element {
  const { word } = useWords();
  return (
    <>
      {chips.map(({ id, text, onRemove }) => (
        <button
          key={id}
          type="button"
          className={styles['chip']}
          aria-label={word('explore/table/remove', { what: text })}
          onClick={onRemove}
        >
          {text} <span aria-hidden>×</span>
        </button>
      ))}
    </>
  );
}
