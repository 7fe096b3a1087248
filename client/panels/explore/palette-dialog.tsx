import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import {
  PALETTE_GROUPS,
  type PaletteEntry,
  type PaletteGroup,
  type PaletteSection,
} from '../../explore/palette-entry.ts';
import { isTimeTyped } from '../../explore/palette-time.ts';
import { Option } from './option.tsx';
import over from './over.module.css';
import styles from './palette.module.css';
import { PaletteMarked } from './palette-marked.tsx';
import { useComposedEnter } from './use-composed-enter.ts';

/** What stands beside the name of an entry. */
export interface PaletteTelling {
  readonly note: string;
  /** What Enter does. */
  readonly does: string;
  /** The key that does the same. */
  readonly key?: string;
}

interface PaletteDialogProps {
  /** What the field begins with. */
  readonly begin: string;
  readonly find: (typed: string, only: PaletteGroup | undefined) => readonly PaletteSection[];
  readonly tell: (entry: PaletteEntry) => PaletteTelling;
  readonly onTake: (entry: PaletteEntry) => void;
  readonly onClose: () => void;
}

const TABS = [undefined, ...PALETTE_GROUPS] as const;
const ONLY_INITIALS = /^[ㄱ-ㅎ\s]+$/u;

/** Everything of the desk by typing; ↑↓ choose, Enter takes, Tab changes the group, Escape closes. */
export function PaletteDialog(props: PaletteDialogProps): JSX.Element {
  const { begin, find, tell, onTake, onClose } = props;
  const { word } = useWords();
  const [typed, setTyped] = useState(begin);
  const [only, setOnly] = useState<PaletteGroup>();
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const composing = useComposedEnter();
  const sections = useMemo(() => find(typed, only), [find, typed, only]);
  const hits = sections.flatMap((section) => section.hits);
  const at = Math.min(chosen, hits.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
    field.current?.setSelectionRange(begin.length, begin.length);
  }, [begin]);
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);
  const turn = (step: number): void => {
    const here = TABS.indexOf(only);
    setOnly(TABS[(here + step + TABS.length) % TABS.length]);
    setChosen(0);
  };
  const taken = useRef<PaletteEntry>(undefined);
  const take = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    taken.current = entry;
    dialog.current?.close();
  };
  // Browsers tell of the end a little later: before it, what is taken could not open the palette again.
  const end = (): void => {
    onClose();
    if (taken.current !== undefined) onTake(taken.current);
  };
  const press = (event: KeyboardEvent): void => {
    if (composing.isOwn(event)) {
      // Escape and Enter would otherwise close the dialog.
      if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) setChosen((at + step + hits.length) % hits.length);
    else if (event.key === 'Enter') take(hits[at]?.entry);
    else if (event.key === 'Tab') turn(event.shiftKey ? -1 : 1);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      dialog.current?.close();
    } else return;
    event.preventDefault();
  };
  const starts = sections.map((_, index) =>
    sections.slice(0, index).reduce((sum, section) => sum + section.hits.length, 0),
  );
  return (
    <dialog
      ref={dialog}
      className={`${over['over']} ${styles['palette']}`}
      aria-label={word('explore/palette/label')}
      onClose={end}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles['frame']}>
        <div className={styles['top']}>
          <span aria-hidden>›</span>
          <input
            ref={field}
            className={styles['field']}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-label={word('explore/palette/label')}
            aria-expanded={hits.length > 0}
            aria-controls={list}
            aria-activedescendant={hits.length > 0 ? `${list}-${at}` : undefined}
            placeholder={word('explore/palette/placeholder')}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setChosen(0);
            }}
            onKeyDown={press}
            onKeyUp={composing.onKeyUp}
            onCompositionStart={composing.onCompositionStart}
            onCompositionEnd={composing.onCompositionEnd}
          />
          <span className={styles['how']}>
            {ONLY_INITIALS.test(typed) ? word('explore/palette/how/initials') : null}
            {isTimeTyped(typed) ? word('explore/palette/how/time') : null}
          </span>
        </div>
        <div
          className={styles['tabs']}
          role="group"
          aria-label={word('explore/palette/group/label')}
        >
          {TABS.map((group) => (
            <button
              key={group ?? 'all'}
              type="button"
              tabIndex={-1}
              aria-pressed={group === only}
              onClick={() => {
                setOnly(group);
                setChosen(0);
                field.current?.focus();
              }}
            >
              {word(`explore/palette/group/${group ?? 'all'}`)}
            </button>
          ))}
        </div>
        <div
          id={list}
          className={styles['list']}
          role="listbox"
          tabIndex={-1}
          aria-label={word('explore/palette/results')}
        >
          {sections.map(({ group, hits: own, more }, section) => (
            <div key={group} role="group" aria-label={word(`explore/palette/group/${group}`)}>
              <p className={styles['group']} aria-hidden>
                {word(`explore/palette/group/${group}`)}
                {more === 0 ? null : <span>{word('explore/palette/more', { n: more })}</span>}
              </p>
              {own.map((hit, index) => {
                const { entry } = hit;
                const place = (starts[section] ?? 0) + index;
                const { note, does, key } = tell(entry);
                return (
                  <Option
                    key={entry.key}
                    id={`${list}-${place}`}
                    className={styles['entry']}
                    isChosen={place === at}
                    onTake={() => take(entry)}
                  >
                    <SeverityMark level={entry.level ?? 0} className={styles['mark']} />
                    <span className={styles['words']}>
                      <PaletteMarked hit={hit} /> <span className={styles['note']}>{note}</span>
                    </span>
                    <span className={styles['does']}>{does}</span>
                    {key === undefined ? null : <kbd>{key}</kbd>}
                    {place === at && key === undefined ? <kbd>↵</kbd> : null}
                  </Option>
                );
              })}
            </div>
          ))}
          {hits.length === 0 ? (
            <p className={styles['none']}>{word('explore/palette/none')}</p>
          ) : null}
        </div>
        <p className={styles['hint']} aria-hidden>
          <kbd>↑↓</kbd> {word('explore/palette/hint/choose')} <kbd>↵</kbd>{' '}
          {word('explore/palette/hint/take')} <kbd>Tab</kbd> {word('explore/palette/hint/group')}{' '}
          <kbd>Esc</kbd> {word('explore/palette/hint/close')}
          <span>{word('explore/palette/composing')}</span>
        </p>
        <p className={styles['told']} role="status">
          {typed.trim() === ''
            ? ''
            : hits.length === 0
              ? word('explore/palette/none')
              : word('explore/palette/count', { n: hits.length })}
        </p>
      </div>
    </dialog>
  );
}
