import { useEffect, useId, useRef, type JSX, type ReactNode } from 'react';
import { isComposing } from '../../design/is-composing.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** A dialog beside the head; Escape closes it, but not while a syllable is being composed. */
export function WorkDialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isInSyllable = useRef(false);
  useEffect(() => {
    const held = dialog.current;
    held?.showModal();
    const begin = (): void => void (isInSyllable.current = true);
    const end = (): void => void (isInSyllable.current = false);
    const cancel = (event: Event): void => {
      if (isInSyllable.current) event.preventDefault();
    };
    held?.addEventListener('compositionstart', begin);
    held?.addEventListener('compositionend', end);
    held?.addEventListener('cancel', cancel);
    return () => {
      held?.removeEventListener('compositionstart', begin);
      held?.removeEventListener('compositionend', end);
      held?.removeEventListener('cancel', cancel);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={heading}
      onClose={onClose}
      // Keys of the desk are for the desk: what is typed here stays here.
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
      }}
    >
      <div className={styles['top']}>
        <h2 className={styles['title']} id={heading}>
          {title}
        </h2>
        <button
          type="button"
          className={controls['button']}
          onClick={() => dialog.current?.close()}
        >
          {word('explore/work/close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}
