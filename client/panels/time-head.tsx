import { memo, type JSX, type ReactNode } from 'react';
import type { Mode } from '../../contract/delta.ts';
import type { LinkStatus, TimeStatus } from '../city/store.ts';
import { dayAndMinute, formatSpan } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { LinkWords } from './link-words.tsx';
import { refusalWords } from './refusal-words.ts';
import styles from './time-head.module.css';

export interface TimeHeadProps {
  readonly time: TimeStatus;
  readonly link: LinkStatus;
  readonly zone: string;
  /** What the past is of: a past of a demo or an exercise is no more real than they are. */
  readonly mode: Mode | undefined;
  readonly presentMs: number | undefined;
  readonly onLive: () => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly children?: ReactNode;
}

/** The top line of a picture that is not now: of when it is, in the largest letters of the line. */
export const TimeHead = memo(function TimeHead(props: TimeHeadProps): JSX.Element {
  const { time, link, zone, mode, presentMs, onLive, onPause, children } = props;
  const words = useWords();
  const { word } = words;
  const isReal = mode === 'live' || mode === undefined;
  const isPaused = time.speed === 0;
  const distance =
    presentMs === undefined || time.nowMs === undefined
      ? undefined
      : distanceWords(presentMs - time.nowMs, isReal, words);
  return (
    <header className={styles['head']} aria-label={word('mode/bar')}>
      <strong className={styles['tag']}>{word('time/past')}</strong>
      {isReal ? null : <strong className={styles['tag']}>{word(`mode/${mode}`)}</strong>}
      <p className={styles['when']}>
        {time.nowMs === undefined
          ? null
          : word('time/asOf', { time: dayAndMinute(time.nowMs, zone) })}
      </p>
      {/* Gives its room to a refusal, for as long as that is told. */}
      {time.refusal === undefined ? (
        <p className={styles['how']}>
          <span>{word(`time/${time.basis}`)}</span>
          {distance === undefined ? null : <span>{distance}</span>}
          <span>
            ×{time.playSpeed === 0.25 ? '¼' : time.playSpeed}
            {isPaused ? ` ${word('mode/paused')}` : ''}
          </span>
          {isReal ? null : <span>{word('mode/notReal')}</span>}
        </p>
      ) : null}
      <LinkWords link={link} zone={zone} className={styles['warning']} />
      {time.refusal === undefined ? null : (
        <p className={styles['warning']} role="alert">
          {refusalWords(time.refusal, zone, words)}
        </p>
      )}
      <div className={styles['right']}>
        {children}
        <button type="button" onClick={() => onPause(!isPaused)}>
          {word(isPaused ? 'time/play' : 'time/pause')}
        </button>
        <button type="button" className={styles['live']} onClick={onLive}>
          {word(isReal ? 'time/live' : 'time/shared')}
        </button>
      </div>
    </header>
  );
});

function distanceWords(behindMs: number, isReal: boolean, { language, word }: Words): string {
  const span = formatSpan(Math.abs(behindMs), language);
  if (isReal) return behindMs < 1000 ? word('time/same') : word('time/behind', { span });
  return word(behindMs < 0 ? 'time/ahead' : 'time/behindShared', { span });
}
