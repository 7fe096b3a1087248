import type { JSX } from 'react';
import type { Transition } from '../../../contract/office.ts';
import { clockSecond, clockOrDay, dayOf } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ruleWord } from './hazard-words.ts';
import desk from './desk.module.css';
import styles from './detail.module.css';

/** Who or which rule moved it, when and why; newest first. */
export function ActorSteps<T extends Transition<string>>({
  steps,
  nameOf,
  noteOf,
  minuteMs,
  zone,
}: {
  readonly steps: readonly T[];
  readonly nameOf: (state: T['to']) => string;
  /** What else a step says. */
  readonly noteOf?: (step: T) => string;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const timeOf = (at: string): string => {
    const ms = Date.parse(at);
    return dayOf(ms, zone) === dayOf(minuteMs, zone)
      ? clockSecond(ms, zone)
      : clockOrDay(ms, minuteMs, zone);
  };
  return (
    <ol className={styles['steps']}>
      {steps.toReversed().map((step, index) => {
        const { at, to, by, actor, reason } = step;
        // Two steps may fall on one instant.
        return (
          <li key={`${at} ${to} ${steps.length - index}`} className={styles['step']}>
            <time>{timeOf(at)}</time>
            <span>
              <strong>{nameOf(to)}</strong>{' '}
              {actor === undefined ? (
                <span className={desk['note']}>
                  {word('ops/systemRule')} · {ruleWord(by, words)}
                </span>
              ) : (
                <>
                  {actor.name}{' '}
                  <span className={desk['note']}>
                    {word(`ops/session/role/${actor.role}`)}
                    {actor.isDemo === true ? ` · ${word('mode/demo')}` : ''}
                  </span>
                </>
              )}
              {noteOf === undefined ? null : (
                <span className={desk['note']}> · {noteOf(step)}</span>
              )}
              {reason === undefined ? null : <span className={styles['reason']}>{reason}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
