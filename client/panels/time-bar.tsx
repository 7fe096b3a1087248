import { memo, type JSX, type ReactNode, type Ref } from 'react';
import { dayAndMinute, clockSecond, clockOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import type { Density } from './density.ts';
import { TimeChoices } from './time-choices.tsx';
import { TimeDensity } from './time-density.tsx';
import { seekWish, type TimeStand, type TimeWish } from './time-keys.ts';
import lower from './lower-bar.module.css';
import styles from './time-bar.module.css';

const minuteMs = 60_000;

/** Moves the time of this screen only: any instant that is held, how it runs, and the way back. */
export const TimeBar = memo(function TimeBar({
  stand,
  zone,
  isShown,
  live,
  slider,
  density,
  onWish,
  children,
}: {
  readonly stand: TimeStand;
  readonly zone: string;
  readonly isShown: boolean;
  /** What the way back is called. */
  readonly live: string;
  readonly slider: Ref<HTMLInputElement>;
  /** Undefined = not known in full. */
  readonly density: Density | undefined;
  readonly onWish: (wish: TimeWish) => void;
  readonly children?: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const { isPast, isPaused, atMs, fromMs, toMs } = stand;
  const moves = [-10, -1, 1, 10] as const;
  const move = (minutes: number): JSX.Element => (
    <button
      key={minutes}
      type="button"
      disabled={minutes > 0 && !isPast}
      onClick={() => onWish(seekWish(stand, atMs + minutes * minuteMs))}
    >
      {word(minutes < 0 ? 'time/back' : 'time/forward', { n: Math.abs(minutes) })}
    </button>
  );
  const step = (direction: 1 | -1): JSX.Element => (
    <button type="button" disabled={!isPast} onClick={() => onWish({ type: 'step', direction })}>
      {word(direction < 0 ? 'time/stepBack' : 'time/stepOn')}
    </button>
  );
  return (
    <section
      className={`${lower['bar']} ${styles['bar']}`}
      data-shown={isShown}
      aria-label={word('time/label')}
    >
      <div className={`${lower['row']} ${styles['row']}`}>
        <p className={lower['whose']}>{word('time/onlyHere')}</p>
        <time className={lower['fixed']}>{clockOrDay(fromMs, toMs, zone)}</time>
        <div className={styles['rail']}>
          {density === undefined ? null : (
            <TimeDensity density={density} fromMs={fromMs} toMs={toMs} />
          )}
          <input
            ref={slider}
            className={`${lower['seek']} ${styles['seek']}`}
            type="range"
            data-page-keys
            aria-label={word('time/seek')}
            aria-valuetext={`${dayAndMinute(atMs, zone)}${clockSecond(atMs, zone).slice(5)}`}
            min={fromMs}
            max={toMs}
            step={1000}
            value={atMs}
            onChange={({ target }) => onWish(seekWish(stand, Number(target.value)))}
          />
        </div>
        <time className={lower['fixed']}>{clockOrDay(toMs, toMs, zone)}</time>
        {children}
        {isPast ? (
          <button
            type="button"
            className={`${lower['on']} ${styles['live']}`}
            onClick={() => onWish({ type: 'live' })}
          >
            {live} <kbd>L</kbd>
          </button>
        ) : null}
      </div>
      <div className={`${lower['row']} ${styles['row']}`}>
        {moves.slice(0, 2).map(move)}
        {step(-1)}
        <button
          type="button"
          className={lower['on']}
          disabled={!isPast}
          onClick={() => onWish({ type: 'pause', isPaused: !isPaused })}
        >
          {word(isPaused ? 'time/play' : 'time/pause')}
        </button>
        {step(1)}
        {moves.slice(2).map(move)}
        <TimeChoices stand={stand} onWish={onWish} />
        {density === undefined ? null : (
          <p className={styles['key']}>{word(`time/density/${density.by}`)}</p>
        )}
      </div>
    </section>
  );
});
