import { useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';

/** Shown before somebody asks for all. */
const FIRST = 8;

/** The first rows of a list, and a button for the rest with its number: nothing is left out silently. */
export function FirstOf({
  subjects,
  renderRow,
}: {
  readonly subjects: readonly string[];
  readonly renderRow: (subject: string) => JSX.Element;
}): JSX.Element {
  const { word } = useWords();
  const [isAll, setAll] = useState(false);
  if (subjects.length === 0) return <p className={desk['note']}>{word('ops/none')}</p>;
  return (
    <>
      <ul>{(isAll ? subjects : subjects.slice(0, FIRST)).map(renderRow)}</ul>
      {subjects.length > FIRST ? (
        <div>
          <button
            type="button"
            className={controls['button']}
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? word('ops/close') : word('ops/more', { n: subjects.length - FIRST })}
          </button>
        </div>
      ) : null}
    </>
  );
}
