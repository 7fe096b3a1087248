import { memo, type JSX } from 'react';
import { clockSecond } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import styles from './wall-clock.module.css';

/** The timeline's clock. It runs only while the server is heard, so standing digits mean standing data. */
export const WallClock = memo(function WallClock({
  nowMs,
  zone,
  state,
  isPast,
}: {
  readonly nowMs: number | undefined;
  readonly zone: string;
  readonly state: 'running' | 'paused' | 'stopped';
  /** It is not the time it is. */
  readonly isPast: boolean;
}): JSX.Element {
  const { word } = useWords();
  const text = nowMs === undefined ? '--:--:--' : clockSecond(nowMs, zone);
  return (
    <p className={styles['clock']} data-state={state} data-past={isPast}>
      <span className="said">
        {word('clock/label')}
        {state === 'stopped' ? ` (${word('clock/stopped')})` : ''}
      </span>
      <span className={styles['minute']}>{text.slice(0, 5)}</span>
      <span className={styles['second']}>
        {isPast ? <strong className={styles['past']}>{word('time/clock')}</strong> : null}
        {text.slice(5)}
      </span>
    </p>
  );
});
