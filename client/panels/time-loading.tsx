import type { JSX } from 'react';
import { dayAndMinute } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import styles from './time-loading.module.css';

/** Says over the dimmed picture which one is on its way; what is seen meanwhile is whole, and old. */
export function TimeLoading({
  seeking,
  isShared,
  zone,
}: {
  readonly seeking: 'live' | number;
  /** The way back leads to a recording that all screens share, not to the present. */
  readonly isShared: boolean;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const text =
    seeking === 'live'
      ? word(isShared ? 'time/loadingShared' : 'time/loadingLive')
      : word('time/loading', { time: dayAndMinute(seeking, zone) });
  return (
    <p className={styles['loading']} role="status">
      {text}
    </p>
  );
}
