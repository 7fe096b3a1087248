import { useState, type JSX } from 'react';
import { WORKSPACE_LIMITS, type Bookmark } from '../../../contract/workspace.ts';
import { dayAndMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** Instants worth coming back to; they are saved with the workspace. */
export function BookmarkList({
  bookmarks,
  atMs,
  zone,
  onGo,
  onChange,
}: {
  readonly bookmarks: readonly Bookmark[];
  /** The time on screen. */
  readonly atMs: number | undefined;
  readonly zone: string;
  readonly onGo: (atMs: number) => void;
  readonly onChange: (bookmarks: readonly Bookmark[]) => void;
}): JSX.Element {
  const { word } = useWords();
  const [name, setName] = useState('');
  const canAdd = atMs !== undefined && bookmarks.length < WORKSPACE_LIMITS.bookmarks;
  const add = (): void => {
    if (atMs === undefined || !canAdd) return;
    const at = new Date(atMs).toISOString();
    const others = bookmarks.filter((known) => known.at !== at);
    const called = name.trim() === '' ? dayAndMinute(atMs, zone) : name.trim();
    onChange([...others, { at, name: called }].toSorted((a, b) => (a.at < b.at ? -1 : 1)));
    setName('');
  };
  return (
    <>
      <h3 className={styles['part']}>{word('explore/work/mark/label')}</h3>
      {bookmarks.length === 0 ? (
        <p className={styles['note']}>{word('explore/work/mark/empty')}</p>
      ) : null}
      <ul>
        {bookmarks.map((mark) => (
          <li key={mark.at} className={styles['row']}>
            <button
              type="button"
              className={controls['button']}
              onClick={() => onGo(Date.parse(mark.at))}
            >
              {dayAndMinute(Date.parse(mark.at), zone)} {mark.name}
            </button>
            <button
              type="button"
              className={controls['button']}
              aria-label={word('explore/work/mark/remove', { name: mark.name })}
              onClick={() => onChange(bookmarks.filter((known) => known !== mark))}
            >
              {word('explore/work/space/delete')}
            </button>
          </li>
        ))}
      </ul>
      <form
        className={styles['bar']}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label className={controls['field']}>
          <span>{word('explore/work/mark/name')}</span>
          <input
            type="text"
            className={controls['input']}
            value={name}
            maxLength={WORKSPACE_LIMITS.nameChars}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <button type="submit" className={controls['button']} disabled={!canAdd}>
          {word('explore/work/mark/add')}
        </button>
      </form>
    </>
  );
}
