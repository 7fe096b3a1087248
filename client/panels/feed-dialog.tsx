import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { useWords } from '../design/wording.ts';
import styles from './feed-dialog.module.css';

/** A page over the wall, inside the frame that says what kind of time it is; Escape closes it. */
export function FeedDialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby="feed-dialog"
      onClose={onClose}
    >
      <div className={styles['head']}>
        <h2 className={styles['title']} id="feed-dialog">
          {title}
        </h2>
        <button type="button" className={styles['close']} onClick={() => dialog.current?.close()}>
          {word('feeds/close')}
        </button>
      </div>
      <div className={styles['body']}>{children}</div>
    </dialog>
  );
}
