import {
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import styles from './table-bar.module.css';

/** A button and what it opens above it; Escape, or leaving it, closes it. */
export function TableMenu({
  text,
  label,
  isShutByChoice = false,
  children,
}: {
  readonly text: string;
  readonly label: string;
  /** What is chosen in it is done, e.g. a file is saved: nothing more is chosen after it. */
  readonly isShutByChoice?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  const choose = ({ target }: MouseEvent): void => {
    if (!isShutByChoice || !isOpen || !(target instanceof Element)) return;
    if (target.closest('button') !== button.current) close();
  };
  return (
    <div
      className={styles['menu']}
      role="presentation"
      onKeyDown={press}
      onClick={choose}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles['button']}
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {text}
      </button>
      {isOpen ? (
        // Not to lose the focus to a click beside a field.
        <div className={styles['sheet']} role="group" aria-label={label} tabIndex={-1}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
