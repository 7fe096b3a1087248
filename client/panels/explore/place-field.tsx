import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { Place } from '../../explore/places.ts';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import styles from './near-panel.module.css';
import { Option } from './option.tsx';
import { useComposedEnter } from './use-composed-enter.ts';

/** Finds a stream, a district, a road or a device by name or initials. */
export function PlaceField({
  target,
  find,
  onTarget,
}: {
  /** Name of what is in force. */
  readonly target: string | undefined;
  readonly find: (typed: string) => readonly Place[];
  readonly onTarget: (place: Place) => void;
}): JSX.Element {
  const { word, say } = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const composing = useComposedEnter();
  const field = useRef<HTMLInputElement>(null);
  // Opened without anything to measure from, the panel waits for a name.
  const isNameless = target === undefined;
  useEffect(() => {
    if (isNameless) field.current?.focus();
  }, [isNameless]);
  const found = useMemo(() => find(typed), [find, typed]);
  const chosen = Math.min(at, found.length - 1);
  const take = (place: Place | undefined): void => {
    if (place === undefined) return;
    onTarget(place);
    setTyped('');
    setAt(0);
  };
  const press = (event: KeyboardEvent): void => {
    if (composing.isOwn(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) setAt((chosen + step + found.length) % found.length);
    else if (event.key === 'Enter') take(found[chosen]);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = found.length > 0;
  return (
    <div className={styles['place']}>
      <input
        className={`${control['text']} ${styles['field']}`}
        type="text"
        role="combobox"
        autoComplete="off"
        ref={field}
        aria-label={word('explore/tools/near/of')}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={isOpen ? `${list}-${chosen}` : undefined}
        placeholder={target ?? word('explore/tools/near/ofShort')}
        value={typed}
        onChange={({ target: own }) => {
          setTyped(own.value);
          setAt(0);
        }}
        onKeyDown={press}
        onKeyUp={composing.onKeyUp}
        onCompositionStart={composing.onCompositionStart}
        onCompositionEnd={composing.onCompositionEnd}
      />
      {isOpen ? (
        <div id={list} className={styles['found']} role="listbox" tabIndex={-1}>
          {found.map((place, index) => (
            <Option
              key={place.subject}
              id={`${list}-${index}`}
              isChosen={index === chosen}
              className={styles['option']}
              onTake={() => take(place)}
            >
              <strong>{say(place.name)}</strong>
              <span className={styles['note']}>
                {word(`explore/tools/near/kind/${place.kind}`)}
              </span>
            </Option>
          ))}
        </div>
      ) : null}
    </div>
  );
}
