import { useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

export const NOTE_PLACES = ['subject', 'area', 'middle', 'none'] as const;
export type NotePlace = (typeof NOTE_PLACES)[number];
export const NOTE_TIMES = ['now', 'range', 'none'] as const;
export type NoteTime = (typeof NOTE_TIMES)[number];

export interface NoteDraft {
  readonly situation: string;
  readonly text: string;
  readonly place: NotePlace;
  readonly time: NoteTime;
}

/** Pins words to a situation, to a place and to a time. */
export function NoteForm({
  situations,
  start,
  places,
  times,
  whyNot,
  onSend,
}: {
  readonly situations: readonly { readonly subject: string; readonly title: string }[];
  /** Subject of the situation that is looked at. */
  readonly start: string | undefined;
  /** What there is to choose, in words where a word of ours is not enough. */
  readonly places: readonly NotePlace[];
  readonly times: readonly { readonly time: NoteTime; readonly at: string }[];
  readonly whyNot: string | undefined;
  /** True = it is kept, and the form is empty again. */
  readonly onSend: (draft: NoteDraft) => Promise<boolean>;
}): JSX.Element {
  const { word } = useWords();
  const told = (path: string, fill?: Readonly<Record<string, string>>): string =>
    word(`explore/work/note/${path}`, fill);
  const [situation, setSituation] = useState(start ?? '');
  const [text, setText] = useState('');
  const [chosenPlace, setPlace] = useState<NotePlace>(places[0] ?? 'none');
  const [chosenTime, setTime] = useState<NoteTime>(times[0]?.time ?? 'none');
  // What was chosen may be gone meanwhile: a note is never pinned to nothing unsaid.
  const place = places.includes(chosenPlace) ? chosenPlace : 'none';
  const time = times.some((each) => each.time === chosenTime) ? chosenTime : 'none';
  const [isBusy, setBusy] = useState(false);
  const isPinned = place !== 'none' || time !== 'none';
  const isReady =
    situation !== '' && text.trim() !== '' && isPinned && whyNot === undefined && !isBusy;
  const send = async (): Promise<void> => {
    if (!isReady) return;
    setBusy(true);
    if (await onSend({ situation, text: text.trim(), place, time })) setText('');
    setBusy(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 className={styles['part']}>{told('write')}</h3>
      {whyNot === undefined ? null : <p className={styles['note']}>{whyNot}</p>}
      <label className={controls['field']}>
        <span>{told('situation')}</span>
        <select
          className={controls['input']}
          value={situation}
          required
          onChange={({ target }) => setSituation(target.value)}
        >
          <option value="">{told(situations.length === 0 ? 'noSituation' : 'choose')}</option>
          {situations.map(({ subject, title }) => (
            <option key={subject} value={subject}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className={controls['field']}>
        <span>{told('text')}</span>
        <textarea
          className={controls['input']}
          value={text}
          maxLength={2000}
          required
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className={styles['columns']}>
        <label className={controls['field']}>
          <span>{told('where/label')}</span>
          <select
            className={controls['input']}
            value={place}
            onChange={({ target }) =>
              setPlace(NOTE_PLACES.find((known) => known === target.value) ?? 'none')
            }
          >
            {places.map((each) => (
              <option key={each} value={each}>
                {told(`where/${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={controls['field']}>
          <span>{told('when/label')}</span>
          <select
            className={controls['input']}
            value={time}
            onChange={({ target }) =>
              setTime(NOTE_TIMES.find((known) => known === target.value) ?? 'none')
            }
          >
            {times.map(({ time: each, at }) => (
              <option key={each} value={each}>
                {told(`when/${each}`, { at })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={styles['bar']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          disabled={!isReady}
        >
          {told('send')}
        </button>
      </div>
    </form>
  );
}
