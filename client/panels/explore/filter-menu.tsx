import { useId, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import control from './control.module.css';
import styles from './filter-bar.module.css';

/** A button and what it opens below it; Escape, or leaving it, closes it. */
export function FilterMenu({
  text,
  isSet,
  children,
}: {
  readonly text: string;
  /** Something is narrowed by it. */
  readonly isSet: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className={styles['menu']}
      role="presentation"
      onKeyDown={press}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={`${control['small']} ${styles['button']}`}
        data-set={isSet}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {text} <span aria-hidden>▾</span>
      </button>
      {isOpen ? (
        // Not to lose the focus to a click beside a field.
        <div id={id} className={styles['open']} role="group" aria-label={text} tabIndex={-1}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
