import { useEffect, useId, useRef, type JSX } from 'react';
import { hangulKeyOf } from '../../design/hangul-jamo.ts';
import { useWords } from '../../design/wording.ts';
import { keyWords } from '../../explore/pressed-key.ts';
import controls from '../../design/form-controls.module.css';
import styles from './keys-sheet.module.css';
import over from './over.module.css';

/** Keys that belong together, in words. */
export interface KeyList {
  readonly title: string;
  readonly lines: readonly {
    readonly id: string;
    readonly text: string;
    readonly keys: readonly string[];
  }[];
}

/** The Hangul letter that stands on the same key, for whoever looks at a Korean keyboard. */
function hangulOn(key: string): string | undefined {
  const letter = key.split('+').at(-1) ?? '';
  return /^[A-Z]$/u.test(letter) ? hangulKeyOf(letter) : undefined;
}

/** All keys of the desk on one sheet, on screen and on paper. */
export function KeysSheet({
  lists,
  isMac,
  onClose,
}: {
  readonly lists: readonly KeyList[];
  readonly isMac: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const { word } = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={`${over['over']} ${styles['sheet']}`}
      aria-labelledby={heading}
      onClose={onClose}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === '?') dialog.current?.close();
      }}
    >
      <div className={styles['sheetTop']}>
        <h2 id={heading}>{word('explore/keys/sheet/title')}</h2>
        <button type="button" className={controls['button']} onClick={() => window.print()}>
          {word('explore/keys/sheet/print')}
        </button>
        <button
          type="button"
          className={controls['button']}
          onClick={() => dialog.current?.close()}
        >
          {word('explore/keys/sheet/close')} <kbd>Esc</kbd>
        </button>
      </div>
      <div className={styles['columns']}>
        {lists.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ id, text, keys }) => (
                <div key={id} className={styles['line']}>
                  <dt>{text}</dt>
                  <dd>
                    {keys.map((key) => {
                      const hangul = hangulOn(key);
                      return (
                        <span key={key}>
                          <kbd>{keyWords(key, isMac)}</kbd>
                          {hangul === undefined ? null : (
                            <span className={styles['hangul']} lang="ko">
                              {' '}
                              {hangul}
                            </span>
                          )}
                        </span>
                      );
                    })}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles['none']}>{word('explore/keys/sheet/note')}</p>
    </dialog>
  );
}
