import { useId, useState, type JSX, type KeyboardEvent, type Ref } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import { isComposing } from '../../design/is-composing.ts';
import { useWords } from '../../design/wording.ts';
import { commandWords } from './command-words.ts';
import styles from './command-finder.module.css';
import type { Lexicon } from './lexicon.ts';
import { spokenCommand } from './spoken-command.ts';

/** Commands by typing: scenes, places, situations, times, by name, beginning or initials. */
export function CommandFinder({
  lexicon,
  field,
  onCommand,
}: {
  readonly lexicon: Lexicon;
  readonly field?: Ref<HTMLInputElement>;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const meant = spokenCommand(typed, lexicon);
  const at = Math.min(chosen, meant.length - 1);
  const take = (command: PresenterCommand | undefined): void => {
    if (command === undefined) return;
    setTyped('');
    setChosen(0);
    onCommand(command);
  };
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && meant.length > 0) setChosen((at + step + meant.length) % meant.length);
    else if (event.key === 'Enter') take(meant[at]?.command);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['finder']}>
      <input
        ref={field}
        className={styles['field']}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={word('presenter/find/label')}
        aria-expanded={meant.length > 0}
        aria-controls={list}
        aria-activedescendant={meant.length > 0 ? `${list}-${at}` : undefined}
        placeholder={word('presenter/find/placeholder')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div
        id={list}
        className={styles['list']}
        role="listbox"
        tabIndex={-1}
        aria-label={word('presenter/find/label')}
      >
        {meant.map(({ command }, index) => (
          <div
            key={JSON.stringify(command)}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => take(command)}
            onKeyDown={({ key }) => {
              if (key === 'Enter') take(command);
            }}
          >
            {commandWords(command, lexicon, words)}
          </div>
        ))}
      </div>
      {typed.trim() === '' || meant.length > 0 ? null : (
        <p className={styles['none']}>{word('presenter/find/none')}</p>
      )}
    </div>
  );
}
