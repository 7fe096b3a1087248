import { memo, useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import styles from './inspector.module.css';

export interface FootAct {
  readonly id: string;
  readonly name: string;
  readonly isPressed?: boolean;
  readonly isPrimary?: boolean;
  /** Why it cannot be done now. */
  readonly whyNot?: string | undefined;
  readonly run: () => void;
}

/** What can be done with what is shown; the last copies its address at the instant on screen. */
export const InspectorFoot = memo(function InspectorFoot({
  acts,
  onCopy,
}: {
  readonly acts: readonly FootAct[];
  /** Answers the address where the browser did not let it be copied. */
  readonly onCopy: () => Promise<string | undefined>;
}): JSX.Element {
  const { word } = useWords();
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const address = await onCopy();
    setSaid(
      address === undefined
        ? word('explore/drill/copied')
        : word('explore/drill/copyFailed', { address }),
    );
  };
  return (
    <footer className={styles['foot']}>
      {acts.map(({ id, name, isPressed, isPrimary, whyNot, run }) => (
        <button
          key={id}
          type="button"
          className={styles['button']}
          data-primary={isPrimary === true}
          aria-pressed={isPressed}
          aria-disabled={whyNot !== undefined}
          aria-describedby={whyNot === undefined ? undefined : `foot-${id}`}
          onClick={whyNot === undefined ? run : undefined}
        >
          {name}
          {whyNot === undefined ? null : (
            <span id={`foot-${id}`} className={styles['why']}>
              {whyNot}
            </span>
          )}
        </button>
      ))}
      <button type="button" className={styles['button']} onClick={() => void copy()}>
        {word('explore/drill/copy')}
      </button>
      <p role="status" className={styles['said']}>
        {said}
      </p>
    </footer>
  );
});
