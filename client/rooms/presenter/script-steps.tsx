import type { JSX } from 'react';
import type { PresenterCommand, Script } from '../../../contract/presenter.ts';
import type { ScreenState } from '../../../contract/screen.ts';
import { useWords } from '../../design/wording.ts';
import styles from './presenter-room.module.css';

/** The briefing that runs, with what to say now; or those that can be begun. */
export function ScriptSteps({
  scripts,
  running,
  onCommand,
}: {
  readonly scripts: readonly Script[];
  readonly running: ScreenState['script'];
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const { word, say } = useWords();
  const script = scripts.find(({ id }) => id === running?.id);
  const step = running?.step ?? 0;
  const at = script?.steps[step];
  const go = (to: number): void => {
    if (script !== undefined) onCommand({ type: 'script', script: script.id, step: to });
  };
  if (script === undefined || at === undefined) {
    return (
      <div className={styles['buttons']}>
        {scripts.length === 0 ? <p>{word('presenter/room/noScript')}</p> : null}
        {scripts.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            onClick={() => onCommand({ type: 'script', script: id, step: 0 })}
          >
            {say(title)}
          </button>
        ))}
      </div>
    );
  }
  const place = { n: step + 1, m: script.steps.length, title: say(at.title) };
  return (
    <div className={styles['script']}>
      <h3>{word('presenter/room/step', place)}</h3>
      <p className={styles['say']}>{say(at.note)}</p>
      {at.sec === undefined ? null : (
        <p className={styles['note']}>{word('presenter/room/plannedSec', { sec: at.sec })}</p>
      )}
      <div className={styles['buttons']}>
        <button type="button" disabled={step === 0} onClick={() => go(step - 1)}>
          {word('presenter/room/previousStep')}
        </button>
        <button
          type="button"
          className={styles['main']}
          disabled={step + 1 >= script.steps.length}
          onClick={() => go(step + 1)}
        >
          {word('presenter/room/nextStep')}
        </button>
        <button type="button" onClick={() => onCommand({ type: 'script-end' })}>
          {word('presenter/room/endScript')}
        </button>
      </div>
    </div>
  );
}
