import type { JSX } from 'react';
import { dayAndMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { Presenting } from '../../link/presenter-link.ts';
import { sceneName } from '../wall/scene-name.ts';
import styles from './presenter-room.module.css';
import type { Outcome } from './use-drive.ts';

/** What the wall says it shows, how the last command went, and whether both can still hear each other. */
export function WallEcho({
  presenting,
  outcome,
  zone,
  situation,
}: {
  readonly presenting: Presenting;
  readonly outcome: Outcome;
  readonly zone: string;
  /** Title of the situation on the wall. */
  readonly situation: string | undefined;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const { phase, state } = presenting;
  const facts =
    state === null
      ? []
      : [
          situation ?? sceneName(state.scene, words),
          ...(state.isBlank ? [word('presenter/room/covered')] : []),
          ...(state.past === undefined
            ? []
            : [word('presenter/room/past', { time: dayAndMinute(Date.parse(state.past), zone) })]),
          ...(state.isHeld ? [word('presenter/room/held')] : []),
        ];
  return (
    <section className={styles['echo']} role="status">
      {phase === 'cut' || phase === 'gone' ? (
        <p className={styles['lost']}>{word(`presenter/room/${phase}`)}</p>
      ) : null}
      <p className={styles['shows']}>
        <span>{word('presenter/room/shows')}</span> <strong>{facts.join(' · ')}</strong>
      </p>
      <p className={styles['outcome']}>{outcomeLine()}</p>
    </section>
  );

  function outcomeLine(): string {
    switch (outcome.state) {
      case 'none':
        return '';
      case 'sending':
        return word('presenter/room/sending');
      case 'unanswered':
        return word('presenter/room/noAnswer');
      case 'done':
        return word('presenter/room/took', { ms: outcome.ms });
      case 'refused':
        return word('presenter/room/refused', { problem: words.say(outcome.problem) });
    }
  }
}
