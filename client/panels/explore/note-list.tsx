import type { JSX } from 'react';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { PinnedNote } from '../../explore/pinned-notes.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** Notes that stand on the map or in the time, newest first, with the way to where they speak of. */
export function NoteList({
  notes,
  nowMs,
  zone,
  onGo,
}: {
  readonly notes: readonly PinnedNote[];
  readonly nowMs: number;
  readonly zone: string;
  readonly onGo: (note: PinnedNote) => void;
}): JSX.Element {
  const { say, word } = useWords();
  if (notes.length === 0) {
    return <p className={styles['note']}>{word('explore/work/note/empty')}</p>;
  }
  const timeOf = (ms: number): string => clockOrDay(ms, nowMs, zone);
  return (
    <ul>
      {notes.map((note) => (
        <li key={note.key} className={styles['row']}>
          <div>
            <p>
              <strong>{note.text}</strong>
            </p>
            <p className={styles['note']}>
              {word('explore/work/note/by', { at: timeOf(note.writtenMs), name: note.by })} ·{' '}
              {say(note.title)}
              {note.fromMs === undefined
                ? ''
                : ` · ${timeOf(note.fromMs)}${note.toMs === undefined ? '' : `–${timeOf(note.toMs)}`}`}
            </p>
          </div>
          <button
            type="button"
            className={controls['button']}
            aria-label={`${word('explore/work/note/onMap')} ${note.text}`}
            onClick={() => onGo(note)}
          >
            {word('explore/work/note/onMap')}
          </button>
        </li>
      ))}
    </ul>
  );
}
