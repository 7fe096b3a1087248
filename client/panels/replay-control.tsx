import { memo, type JSX, type ReactNode } from 'react';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import { clockMinute, clockSecond } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { seekTo, SPEEDS, type Playback } from './replay-keys.ts';
import lower from './lower-bar.module.css';
import styles from './replay-control.module.css';

const minuteMs = 60_000;
const seekStepMs = 10_000;

/** Runs the recording for everybody who watches it: play, steps, speed, any instant, and its named chapters. */
export const ReplayControl = memo(function ReplayControl({
  replay,
  playback,
  zone,
  isShown,
  onCommand,
  children,
}: {
  readonly replay: ReplayAnswer;
  readonly playback: Playback;
  readonly zone: string;
  readonly isShown: boolean;
  readonly onCommand: (command: ReplayCommand) => void;
  readonly children?: ReactNode;
}): JSX.Element {
  const { word, say } = useWords();
  const { nowMs, fromMs, toMs, isPlaying } = playback;
  const current = replay.chapters.findLastIndex(({ at }) => Date.parse(at) <= nowMs);
  return (
    <section
      className={`${lower['bar']} ${styles['control']}`}
      data-shown={isShown}
      aria-label={word('replay/label')}
    >
      <div className={lower['row']}>
        <p className={lower['whose']}>{word('replay/everybody')}</p>
        <button
          type="button"
          className={lower['on']}
          onClick={() => onCommand({ action: isPlaying ? 'pause' : 'play' })}
        >
          {word(isPlaying ? 'replay/pause' : 'replay/play')}
        </button>
        <button
          type="button"
          aria-label={word('replay/back')}
          onClick={() => onCommand(seekTo(playback, nowMs - minuteMs))}
        >
          −1
        </button>
        <button
          type="button"
          aria-label={word('replay/forward')}
          onClick={() => onCommand(seekTo(playback, nowMs + minuteMs))}
        >
          +1
        </button>
        <time className={`${lower['fixed']} ${styles['edge']}`}>{clockMinute(fromMs, zone)}</time>
        <input
          className={`${lower['seek']} ${styles['seek']}`}
          type="range"
          aria-label={word('replay/seek')}
          aria-valuetext={clockSecond(nowMs, zone)}
          min={fromMs}
          max={toMs}
          step={seekStepMs}
          value={nowMs}
          onChange={({ target }) => onCommand(seekTo(playback, Number(target.value)))}
        />
        <time className={`${lower['fixed']} ${styles['edge']}`}>{clockMinute(toMs, zone)}</time>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            aria-label={word('replay/speed', { n: speed })}
            aria-pressed={playback.speed === speed}
            onClick={() => onCommand({ action: 'speed', speed })}
          >
            ×{speed}
          </button>
        ))}
        {children}
      </div>
      <ol className={styles['chapters']} aria-label={word('replay/chapters')}>
        {replay.chapters.map(({ at, title }, index) => (
          <li key={at}>
            <button
              type="button"
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onCommand(seekTo(playback, Date.parse(at)))}
            >
              <time>{clockMinute(Date.parse(at), zone)}</time> {say(title)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
});
