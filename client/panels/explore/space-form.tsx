import { useState, type JSX } from 'react';
import { WORKSPACE_LIMITS, type Workspace } from '../../../contract/workspace.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** What of a workspace is typed; the view and the bookmarks come from the desk. */
export interface SpaceDraft {
  readonly name: string;
  readonly notes: string;
  readonly isShared: boolean;
  readonly isOpenToChange: boolean;
  readonly isFixed: boolean;
}

/** Saves the desk as it stands, over the open workspace or as a new one. */
export function SpaceForm({
  held,
  canChange,
  isOwn,
  isLocal,
  clock,
  onSave,
}: {
  readonly held: Workspace | undefined;
  /** The open one may be saved over. */
  readonly canChange: boolean;
  /** Sharing is its owner's. */
  readonly isOwn: boolean;
  /** Nobody known: it stays in the browser, and is not shared. */
  readonly isLocal: boolean;
  /** The time on screen, in words. */
  readonly clock: string;
  readonly onSave: (draft: SpaceDraft, isNew: boolean) => void;
}): JSX.Element {
  const { word } = useWords();
  const told = (path: string, fill?: Readonly<Record<string, string | number>>): string =>
    word(`explore/work/space/${path}`, fill);
  const [draft, setDraft] = useState<SpaceDraft>({
    name: held?.name ?? '',
    notes: held?.notes ?? '',
    isShared: held?.isShared ?? false,
    isOpenToChange: held?.isOpenToChange ?? false,
    isFixed: new URLSearchParams(held?.view).has('at'),
  });
  const isReady = draft.name.trim() !== '';
  const change = (patch: Partial<SpaceDraft>): void => setDraft({ ...draft, ...patch });
  const check = (
    name: 'isFixed' | 'isShared' | 'isOpenToChange',
    label: string,
    isOff: boolean,
  ): JSX.Element => (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={draft[name]}
        disabled={isOff}
        onChange={({ target }) => change({ [name]: target.checked })}
      />
      {label}
    </label>
  );
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSave({ ...draft, name: draft.name.trim() }, !canChange);
      }}
    >
      {held === undefined || canChange ? null : (
        <p className={styles['note']}>{told('readOnly')}</p>
      )}
      {isLocal ? <p className={styles['note']}>{told('localHint')}</p> : null}
      <label className={controls['field']}>
        <span>{told('name')}</span>
        <input
          type="text"
          className={controls['input']}
          value={draft.name}
          maxLength={WORKSPACE_LIMITS.nameChars}
          required
          onChange={({ target }) => change({ name: target.value })}
        />
      </label>
      <label className={controls['field']}>
        <span>{told('notes')}</span>
        <textarea
          className={controls['input']}
          value={draft.notes}
          maxLength={WORKSPACE_LIMITS.notesChars}
          onChange={({ target }) => change({ notes: target.value })}
        />
      </label>
      {check('isFixed', told('fixed', { at: clock }), false)}
      {isLocal ? null : (
        <>
          {check('isShared', told('shared'), held !== undefined && canChange && !isOwn)}
          {check('isOpenToChange', told('openToChange'), !draft.isShared || (canChange && !isOwn))}
        </>
      )}
      <div className={styles['bar']}>
        {canChange ? (
          <button
            type="submit"
            className={`${controls['button']} ${controls['primary']}`}
            disabled={!isReady}
          >
            {told('save')}
          </button>
        ) : null}
        <button
          type={canChange ? 'button' : 'submit'}
          className={controls['button']}
          disabled={!isReady}
          onClick={
            canChange ? () => onSave({ ...draft, name: draft.name.trim() }, true) : undefined
          }
        >
          {told('saveAs')}
        </button>
      </div>
    </form>
  );
}
