import type { JSX } from 'react';
import type { EventOf } from '../../city/city.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import styles from './ended-situations.module.css';
import { Part } from './part.tsx';

const MOST = 6;

/** What the wall was given to before: each with the time from and to. */
export function EndedSituations({
  ended,
  minuteMs,
  zone,
}: {
  /** The last to end first. */
  readonly ended: readonly EventOf<'situation'>[];
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, say, word } = useWords();
  const at = (instant: string | undefined): string =>
    instant === undefined ? '' : clockOrDay(Date.parse(instant), minuteMs, zone, language);
  return (
    <Part title={word('takeover/past')}>
      {ended.length === 0 ? (
        <p className={styles['none']}>{word('takeover/noneEver')}</p>
      ) : (
        <ol className={styles['list']}>
          {ended.slice(0, MOST).map(({ subject, data }) => (
            <li key={subject} className={styles['row']}>
              <span className={styles['title']}>{say(data.title)}</span>
              <span className={styles['span']}>
                {at(data.openedAt)}–{at(data.endedAt)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
