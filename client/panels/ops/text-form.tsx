import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from '../../design/is-composing.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './desk.module.css';

/** One text and what is asked beside it; Ctrl+Enter sends, Escape leaves, and both spare the IME. */
export function TextForm({
  label,
  isOptional = false,
  isLong = false,
  start = '',
  send,
  isBusy,
  onSend,
  onCancel,
  children,
}: {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly isLong?: boolean;
  readonly start?: string;
  /** What the button is called. */
  readonly send: string;
  readonly isBusy: boolean;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const [text, setText] = useState(start);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const said = text.trim();
  const isReady = (isOptional || said !== '') && !isBusy;
  const submit = (): void => {
    if (isReady) onSend(said);
  };
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) {
      // A half-composed syllable must neither send nor leave the form.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };
  const props = {
    ref: field,
    className: controls['input'],
    value: text,
    maxLength: isLong ? 2000 : 200,
    onKeyDown: press,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setText(target.value),
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      <label className={controls['field']}>
        <span>
          {label} {isOptional ? word('ops/command/optional') : null}
        </span>
        {isLong ? <textarea {...props} /> : <input type="text" {...props} />}
      </label>
      <div className={styles['row']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          disabled={!isReady}
        >
          {send}
        </button>
        <button type="button" className={controls['button']} onClick={onCancel}>
          {word('ops/command/cancel')}
        </button>
      </div>
    </form>
  );
}
