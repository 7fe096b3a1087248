import { useState, type JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import { useWords } from '../../design/wording.ts';
import styles from './presenter-room.module.css';

const mostLines = 4;

/** The board for visitors: a title and a few lines. */
export function WelcomeForm({
  isShown,
  onCommand,
}: {
  readonly isShown: boolean;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const { word } = useWords();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, mostLines);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onCommand({ type: 'welcome', title: title.trim(), lines });
      }}
    >
      <label>
        {word('presenter/room/welcomeTitle')}
        <input maxLength={60} value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <label>
        {word('presenter/room/welcomeLines')}
        <textarea
          rows={3}
          maxLength={300}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className={styles['buttons']}>
        <button type="submit" className={styles['main']} disabled={title.trim() === ''}>
          {word('presenter/room/welcomeShow')}
        </button>
        <button type="button" disabled={!isShown} onClick={() => onCommand({ type: 'welcome' })}>
          {word('presenter/room/welcomeOff')}
        </button>
      </div>
    </form>
  );
}
