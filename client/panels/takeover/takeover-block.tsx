import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { EventOf } from '../../city/city.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { exerciseTitle } from '../exercise-title.ts';
import { districtWords, hangulWidth } from '../matter-words.ts';
import styles from './takeover-block.module.css';

/** Largest size at which the title ends before the first seam of the wall, by its width in Hangul. */
const TITLE_SIZES = [
  { upTo: 9.3, size: 'hero' },
  { upTo: 10.4, size: 'xl' },
  { upTo: 12.4, size: 'l' },
  { upTo: 15.2, size: 'm' },
] as const;

const sizeOf = (title: string): string =>
  TITLE_SIZES.find(({ upTo }) => hangulWidth(title) <= upTo)?.size ?? 'two';

/** What it is, how grave, where, in which phase, since when, who has it and whether it was seen. */
export function TakeoverBlock({
  event,
  city,
  isHeld,
  minuteMs,
  zone,
}: {
  readonly event: EventOf<'situation'>;
  readonly city: CityAnswer | undefined;
  /** Nothing is heard any more: the level is the one it had. */
  readonly isHeld: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const { data } = event;
  const level = levelOf(data.severity);
  const title = exerciseTitle(say(data.title), city?.mode, words);
  const sinceMs = Date.parse(data.openedAt);
  const seen = data.acknowledged;
  // The others stand on the line of contacts.
  const [owner] = data.incharge;
  const where = districtWords(data.districts, city, words);
  const isOver = data.phase === 'closed';
  return (
    <header className={styles['block']} data-level={isOver ? 0 : level} data-held={isHeld}>
      <SeverityMark level={level} className={styles['mark']} />
      <h1 className={styles['title']} data-size={sizeOf(title)}>
        {title}
      </h1>
      <p className={styles['facts']}>
        <span>
          {[
            ...(isHeld ? [word('lead/held')] : []),
            word(`level/${level}`),
            where,
            word(`ops/phase/${data.phase}`),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <span>
          {word('lead/since', { time: clockOrDay(sinceMs, minuteMs, zone, language) })}{' '}
          <strong>
            {isOver && data.endedAt !== undefined
              ? word('takeover/ended', {
                  time: clockOrDay(Date.parse(data.endedAt), minuteMs, zone, language),
                })
              : word('lead/sinceSpan', { span: formatSpan(minuteMs - sinceMs, language) })}
          </strong>
        </span>
      </p>
      <p className={styles['who']}>
        <span className={styles['owner']}>
          {owner === undefined ? (
            word('takeover/noOwner')
          ) : (
            <>
              {word('takeover/owner')} <strong>{say(owner.name)}</strong>
            </>
          )}
        </span>
        {seen === undefined ? (
          <span className={styles['unseen']}>{word('takeover/unacknowledged')}</span>
        ) : (
          <span className={styles['owner']}>
            {word('takeover/acknowledged', {
              time: word('takeover/acknowledgedBy', {
                time: clockOrDay(Date.parse(seen.at), minuteMs, zone, language),
                by: seen.actor.name,
              }),
            })}
          </span>
        )}
      </p>
    </header>
  );
}
