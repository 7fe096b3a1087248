import { memo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { AlertMatter } from '../city/open-matter.ts';
import { clockOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { isTelling, matterOwner, matterPlace, matterTitle } from './matter-words.ts';
import styles from './notices.module.css';

/** Lines beside the clock. */
const lines = 2;

/** The two gravest official warnings in their senders' own words. */
export const Notices = memo(function Notices({
  alerts,
  state,
  wanting,
  city,
  minuteMs,
  zone,
}: {
  readonly alerts: readonly AlertMatter[];
  readonly state: 'known' | 'unknown' | 'loading';
  /** What is wrong with some who warn: that there is no notice is then the others' word only. */
  readonly wanting: string | undefined;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const mostRows = state === 'unknown' ? lines - 1 : lines;
  const rest = alerts.length - mostRows;
  return (
    <section className={styles['notices']} aria-label={word('notices/label')}>
      {state === 'unknown' ? <p className={styles['none']}>{word('notices/unknown')}</p> : null}
      {state === 'known' && alerts.length === 0 ? (
        <p className={styles['none']}>
          {[word('notices/none'), wanting].filter((part) => part !== undefined).join(' · ')}
        </p>
      ) : null}
      {alerts.slice(0, mostRows).map((alert, index) => {
        const title = matterTitle(alert, words);
        const newest = alert.members.at(-1);
        const isLast = index === mostRows - 1 && rest > 0;
        return (
          // What comes into another's line is written there anew, none is pushed along.
          <p key={`${index} ${alert.key}`} className={styles['notice']}>
            <span className={styles['words']}>
              <span className={styles['what']}>
                <strong>{title}</strong> {isTelling(alert) ? null : matterPlace(alert, city, words)}
              </span>{' '}
              <span className={styles['sender']}>{matterOwner(alert, words)}</span>
            </span>{' '}
            <span className={styles['when']}>
              {newest === undefined
                ? null
                : clockOrDay(Date.parse(newest.data.sent), minuteMs, zone, language)}
              {isLast ? ` ${word('notices/more', { n: rest })}` : null}
            </span>
          </p>
        );
      })}
    </section>
  );
});
