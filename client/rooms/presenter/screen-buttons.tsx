import { useState, type JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { ScreenState } from '../../../contract/screen.ts';
import { useWords } from '../../design/wording.ts';
import styles from './presenter-room.module.css';

/** The screen itself: cover it, ask which it is, its language; reloading is asked twice. */
export function ScreenButtons({
  state,
  onCommand,
}: {
  readonly state: ScreenState | null;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const { word } = useWords();
  const [isAsked, setAsked] = useState(false);
  const isBlank = state?.isBlank === true;
  return (
    <div className={styles['buttons']}>
      <button
        type="button"
        aria-pressed={isBlank}
        onClick={() => onCommand({ type: 'blank', isBlank: !isBlank })}
      >
        {word(isBlank ? 'presenter/room/uncover' : 'presenter/room/cover')}
      </button>
      <button type="button" onClick={() => onCommand({ type: 'identify' })}>
        {word('presenter/room/identify')}
      </button>
      <button
        type="button"
        onClick={() =>
          onCommand({ type: 'language', language: state?.language === 'ko' ? 'en' : 'ko' })
        }
      >
        {word('presenter/room/language')}
      </button>
      <button
        type="button"
        onClick={() => {
          if (isAsked) onCommand({ type: 'reload' });
          setAsked(!isAsked);
        }}
      >
        {word(isAsked ? 'presenter/room/reallyReload' : 'presenter/room/reload')}
      </button>
    </div>
  );
}
