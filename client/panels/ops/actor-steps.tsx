import type { JSX } from 'react';
import type { Transition } from '../../../contract/office.ts';
import { clockSecond, clockOrDay, dayOf } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import styles from './detail.module.css';

/** Who or which rule moved it, when and why; newest first. */
export function ActorSteps<S extends string>({
  steps,
  nameOf,
  minuteMs,
  zone,
}: {
  readonly steps: readonly Transition<S>[];
  readonly nameOf: (state: S) => string;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const timeOf = (at: string): string => {
    const ms = Date.parse(at);
    return dayOf(ms, zone) === dayOf(minuteMs, zone)
      ? clockSecond(ms, zone)
      : clockOrDay(ms, minuteMs, zone);
  };
  return (
    <ol className={styles['steps']}>
      {steps.toReversed().map(({ at, to, by, actor, reason }, index) => (
        // Two steps may fall on one instant.
        <li key={`${at} ${to} ${steps.length - index}`} className={styles['step']}>
          <time>{timeOf(at)}</time>
          <span>
            <strong>{nameOf(to)}</strong>{' '}
            {actor === undefined ? (
              <span className={desk['note']}>
                {word('ops/systemRule')} {by}
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
            {reason === undefined ? null : <span className={styles['reason']}>{reason}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
