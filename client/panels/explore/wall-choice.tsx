import type { JSX } from 'react';
import type { ScreenEntry } from '../../../contract/screen.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** Which wall, what it will be told, and what it said. */
export function WallChoice({
  screens,
  chosen,
  what,
  whyNot,
  told,
  onChoose,
  onSend,
}: {
  /** Undefined = not heard yet. */
  readonly screens: readonly ScreenEntry[] | undefined;
  readonly chosen: string | undefined;
  /** In words. */
  readonly what: readonly string[];
  readonly whyNot: string | undefined;
  readonly told: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onSend: () => void;
}): JSX.Element {
  const { word } = useWords();
  const heard = screens?.find(({ id }) => id === chosen);
  // Whoever hears stands first.
  const ordered = screens?.toSorted((a, b) => Number(a.isSilent) - Number(b.isSilent));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {whyNot === undefined ? null : <p className={styles['note']}>{whyNot}</p>}
      {screens?.length === 0 ? (
        <p className={styles['note']}>{word('explore/work/wall/none')}</p>
      ) : (
        <fieldset className={styles['form']}>
          <legend className={styles['part']}>{word('explore/work/wall/choose')}</legend>
          {ordered?.map(({ id, report, isSilent }) => (
            <label key={id} className={styles['check']}>
              <input
                type="radio"
                name="wall"
                checked={id === chosen}
                onChange={() => onChoose(id)}
              />
              {report.name ?? id}{' '}
              {isSilent ? (
                <span className={styles['note']}>{word('explore/work/wall/silent')}</span>
              ) : null}
            </label>
          ))}
        </fieldset>
      )}
      <p>
        <span className={styles['note']}>{word('explore/work/wall/what')}</span> {what.join(' · ')}
      </p>
      <div className={styles['bar']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          disabled={whyNot !== undefined || heard === undefined}
        >
          {word('explore/work/wall/send')}
        </button>
      </div>
      <p className={styles['told']} role="status">
        {told}
      </p>
    </form>
  );
}
