import { memo, type JSX } from 'react';
import type { EventOf } from '../city/city.ts';
import { clockOrDay, formatSpan } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import styles from './ended-list.module.css';

const mostRows = 6;

/** What ended in the last 24 h: how it was, when it ended, how long it took. */
export const EndedList = memo(function EndedList({
  ended,
  minuteMs,
  zone,
}: {
  readonly ended: readonly { readonly event: EventOf<'incident'>; readonly endedMs: number }[];
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element | null {
  const { language, word, say } = useWords();
  if (ended.length === 0) return null;
  return (
    <section className={styles['list']} aria-labelledby="ended">
      <h2 className={styles['head']} id="ended">
        {word('quiet/ended', { n: ended.length })}
      </h2>
      <ul>
        {ended.slice(0, mostRows).map(({ event, endedMs }) => (
          <li key={event.subject} className={styles['row']}>
            <p className={styles['what']}>{say(event.data.headline)}</p>
            <p className={styles['end']}>
              {word('quiet/endedAt', { time: clockOrDay(endedMs, minuteMs, zone, language) })}
            </p>
            <p className={styles['span']}>
              {formatSpan(endedMs - Date.parse(event.data.startedAt), language)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
});
