import type { JSX } from 'react';
import type { ExerciseAnswer } from '../../contract/exercise.ts';
import { useWords } from '../design/wording.ts';
import type { ExerciseWish } from './exercise-control.tsx';
import controls from '../design/form-controls.module.css';
import styles from './exercise-control.module.css';
import desk from './ops/desk.module.css';

/** One exercise: its state, what it is still going to say, and the ways to steer it. */
export function ExerciseSteering({
  exercise,
  isWatched,
  address,
  may,
  onWish,
}: {
  readonly exercise: ExerciseAnswer;
  readonly isWatched: boolean;
  readonly address: string;
  readonly may: boolean;
  readonly onWish: (wish: ExerciseWish) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const { id, state, injects, elapsedSec, ended } = exercise;
  const steer = (
    action: 'pause' | 'play' | 'inject' | 'end' | 'remove',
    inject?: string,
  ): JSX.Element => (
    <button
      type="button"
      className={controls['button']}
      onClick={() =>
        onWish({ kind: 'steer', id, action, ...(inject === undefined ? {} : { inject }) })
      }
    >
      {word(`ops/drill/${action}`)}
    </button>
  );
  return (
    <article className={styles['exercise']}>
      <h3>{say(exercise.title)}</h3>
      <p className={desk['note']}>
        <strong>{word(`ops/drill/state/${state}`)}</strong> ·{' '}
        {word('ops/drill/elapsed', { time: clockOf(elapsedSec) })}
        {ended === undefined ? null : ` · ${say(ended)}`}
      </p>
      <p className={styles['row']}>
        {isWatched ? null : (
          <a className={styles['link']} href={address}>
            {word('ops/drill/watch')}
          </a>
        )}
        {may && state === 'running' ? steer('pause') : null}
        {may && state === 'paused' ? steer('play') : null}
        {may ? steer(state === 'ended' ? 'remove' : 'end') : null}
      </p>
      {state === 'ended' ? null : (
        <ol className={styles['injects']}>
          {injects.map(({ id: inject, atSec, title, isDone, problem }) => (
            <li key={inject} data-done={isDone}>
              <span className={styles['at']}>{clockOf(atSec)}</span>
              <span>
                {say(title)}
                {problem === undefined ? null : ` — ${word('ops/drill/problem', { problem })}`}
              </span>
              {isDone || !may ? (
                <span className={desk['note']}>{isDone ? word('ops/drill/given') : ''}</span>
              ) : (
                steer('inject', inject)
              )}
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

/** `12:05`, hours only if there are any. */
function clockOf(sec: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(sec / 3600);
  const rest = `${two(Math.floor(sec / 60) % 60)}:${two(sec % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
