import { memo, type JSX } from 'react';
import { nextSpan } from '../../explore/conductor-window.ts';
import type { SpanMin } from '../../explore/explore-view.ts';
import { useWords } from '../../design/wording.ts';
import { spanName } from '../../explore/span-name.ts';
import { PAST_SPEEDS, seekWish, type TimeStand, type TimeWish } from '../time-keys.ts';
import styles from './conductor-controls.module.css';

const MINUTE_MS = 60_000;

/** How wide the window is, in words. */
function useSpanWords(): (spanMin: SpanMin) => string {
  const { word } = useWords();
  return (spanMin) => {
    const { path, n } = spanName(spanMin);
    return word(path, { n });
  };
}

/** Moves the time of this desk, and says how it is told. */
export const ConductorControls = memo(function ConductorControls({
  stand,
  told,
  live,
  spanMin,
  onWish,
  onSpan,
}: {
  readonly stand: TimeStand;
  /** The instant on screen with its seconds. */
  readonly told: string;
  /** What the way back to the present is called. */
  readonly live: string;
  readonly spanMin: SpanMin;
  readonly onWish: (wish: TimeWish) => void;
  readonly onSpan: (spanMin: SpanMin) => void;
}): JSX.Element {
  const { word } = useWords();
  const spanWords = useSpanWords();
  const { isPast, isPaused, atMs, fromMs, speed, basis } = stand;
  const say = (name: string, fill?: Readonly<Record<string, number>>): string =>
    word(`explore/conductor/${name}`, fill);
  const button = (
    text: string,
    wish: TimeWish,
    { isOn, isOff = false }: { isOn?: boolean; isOff?: boolean } = {},
  ): JSX.Element => (
    <button
      key={text}
      type="button"
      disabled={isOff}
      aria-pressed={isOn}
      onClick={() => onWish(wish)}
    >
      {text}
    </button>
  );
  return (
    <div className={styles['row']}>
      <div className={styles['group']}>
        {button(say('first'), { type: 'seek', atMs: fromMs })}
        {button(say('back', { n: 10 }), seekWish(stand, atMs - 10 * MINUTE_MS))}
        {button(say('stepBack'), { type: 'step', direction: -1 }, { isOff: !isPast })}
        {button(
          say(isPaused ? 'play' : 'pause'),
          { type: 'pause', isPaused: !isPaused },
          { isOff: !isPast },
        )}
        {button(say('stepOn'), { type: 'step', direction: 1 }, { isOff: !isPast })}
        {button(say('forward', { n: 10 }), seekWish(stand, atMs + 10 * MINUTE_MS), {
          isOff: !isPast,
        })}
        {button(say('end'), { type: 'live' }, { isOff: !isPast })}
      </div>
      <div className={styles['group']} role="group" aria-label={say('speed')}>
        <span className={styles['name']}>{say('speed')}</span>
        {PAST_SPEEDS.map((each) =>
          button(
            each === 0.25 ? '×¼' : `×${each}`,
            { type: 'speed', speed: each },
            { isOn: each === speed },
          ),
        )}
      </div>
      <time className={styles['instant']}>{told}</time>
      <div className={styles['group']} role="group" aria-label={say('basis')}>
        {button(say('known'), { type: 'basis', basis: 'known' }, { isOn: basis === 'known' })}
        {button(
          say('happened'),
          { type: 'basis', basis: 'happened' },
          { isOn: basis === 'happened' },
        )}
      </div>
      <div className={`${styles['group']} ${styles['right']}`}>
        <button
          type="button"
          aria-label={say('narrower')}
          onClick={() => onSpan(nextSpan(spanMin, -1))}
        >
          −
        </button>
        <span className={styles['name']}>
          {word('explore/conductor/span', { span: spanWords(spanMin) })}
        </span>
        <button
          type="button"
          aria-label={say('wider')}
          onClick={() => onSpan(nextSpan(spanMin, 1))}
        >
          +
        </button>
        {isPast ? (
          <button type="button" className={styles['live']} onClick={() => onWish({ type: 'live' })}>
            {live} <kbd>L</kbd>
          </button>
        ) : null}
      </div>
    </div>
  );
});
