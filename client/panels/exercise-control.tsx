import { useState, type JSX } from 'react';
import type { ExerciseBase, ExerciseCommand, ExercisesAnswer } from '../../contract/exercise.ts';
import { EXERCISE_BASES } from '../../contract/exercise.ts';
import { useWords } from '../design/wording.ts';
import { ExerciseSteering } from './exercise-steering.tsx';
import controls from '../design/form-controls.module.css';
import styles from './exercise-control.module.css';
import desk from './ops/desk.module.css';

export type ExerciseWish =
  | { readonly kind: 'start'; readonly script: string; readonly over: ExerciseBase }
  | ({ readonly kind: 'steer'; readonly id: string } & Omit<ExerciseCommand, 'key'>);

/** Exercises at hand: what can be started, how those that run are getting on, and the way to watch one. */
export function ExerciseControl({
  answer,
  watched,
  may,
  problem,
  addressOf,
  onWish,
}: {
  readonly answer: ExercisesAnswer;
  /** The one on this page. */
  readonly watched: string | undefined;
  readonly may: boolean;
  /** Why the last wish was not carried out. */
  readonly problem: string | undefined;
  /** Of this page with that exercise on it; undefined = with the city itself. */
  readonly addressOf: (exercise: string | undefined) => string;
  readonly onWish: (wish: ExerciseWish) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [over, setOver] = useState<ExerciseBase>('timeline');
  const { exercises, scripts } = answer;
  const running = exercises.filter(({ state }) => state !== 'ended').length;
  return (
    <div className={styles['menu']}>
      <button
        type="button"
        className={controls['button']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {running === 0 ? word('ops/drill/label') : word('ops/drill/running', { n: running })}
      </button>
      {isOpen ? (
        <section className={styles['panel']} aria-label={word('ops/drill/label')}>
          {watched === undefined ? null : (
            <a className={styles['link']} href={addressOf(undefined)}>
              {word('ops/drill/leave')}
            </a>
          )}
          {may ? null : <p className={desk['note']}>{word('ops/drill/needs')}</p>}
          {problem === undefined ? null : (
            <p className={desk['loud']} role="alert">
              {problem}
            </p>
          )}
          {exercises.map((exercise) => (
            <ExerciseSteering
              key={exercise.id}
              exercise={exercise}
              isWatched={exercise.id === watched}
              address={addressOf(exercise.id)}
              may={may}
              onWish={onWish}
            />
          ))}
          {scripts.length === 0 ? <p className={desk['note']}>{word('ops/drill/none')}</p> : null}
          {may && scripts.length > 0 ? (
            <fieldset className={styles['over']}>
              <legend>{word('ops/drill/over/label')}</legend>
              {EXERCISE_BASES.map((base) => (
                <label key={base}>
                  <input
                    type="radio"
                    name="exercise-over"
                    checked={base === over}
                    onChange={() => setOver(base)}
                  />{' '}
                  {word(`ops/drill/over/${base}`)}
                </label>
              ))}
            </fieldset>
          ) : null}
          {may
            ? scripts.map(({ id, title }) => (
                <button
                  key={id}
                  type="button"
                  className={controls['button']}
                  onClick={() => onWish({ kind: 'start', script: id, over })}
                >
                  {word('ops/drill/start')}: {say(title)}
                </button>
              ))
            : null}
        </section>
      ) : null}
    </div>
  );
}
