import { memo, type JSX } from 'react';
import type { FeedHealth } from '../../contract/feed-health.ts';
import { hasConcern } from '../city/feed-concerns.ts';
import { useWords } from '../design/wording.ts';
import styles from './feed-panel.module.css';
import { FeedTick } from './feed-tick.tsx';
import {
  countedSinceWords,
  feedBudgetWords,
  feedCountWords,
  feedSourceWords,
  feedStateWords,
  feedTroubles,
} from './feed-words.ts';
import { UncertainTag } from './uncertain-tag.tsx';

/** One source: how it stands, what came of it, what is wrong, whose it is, and the bytes behind it. */
export const FeedRow = memo(function FeedRow({
  health,
  isSinceTold,
  rawId,
  isPast,
  minuteMs,
  zone,
}: {
  readonly health: FeedHealth;
  /** Said above all rows, the same for each. */
  readonly isSinceTold: boolean;
  /** Of the newest answer that is on screen. */
  readonly rawId: string | undefined;
  /** The list of what was refused is kept of the present only, so no past has a way to it. */
  readonly isPast: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const when = { nowMs: minuteMs, zone };
  const title = say(health.title);
  const troubles = feedTroubles(health, words);
  const counted = [
    feedCountWords(health, words),
    ...(isSinceTold || health.countedSince === undefined || health.state === 'not-connected'
      ? []
      : [countedSinceWords(health.countedSince, words, zone)]),
  ].join(' · ');
  const id = encodeURIComponent(health.feed);
  return (
    <li className={styles['feed']} data-state={health.state} data-concern={hasConcern(health)}>
      <div className={styles['main']}>
        <FeedTick health={health} />
        <h4 className={styles['name']}>{title}</h4>
        <p className={styles['state']}>
          {health.quality === 'uncertain' ? <UncertainTag /> : null}
          {feedStateWords(health, words, when)}
        </p>
        <p className={styles['counts']}>{counted}</p>
        <p className={styles['budget']}>{feedBudgetWords(health, words, when)}</p>
      </div>
      {troubles.map((trouble) => (
        <p key={trouble} className={styles['trouble']}>
          {trouble}
        </p>
      ))}
      <p className={styles['source']}>
        <span className={styles['whose']}>{feedSourceWords(health, words)}</span>
        {rawId === undefined ? null : (
          <a
            href={`/api/v1/raw/${encodeURIComponent(rawId)}`}
            target="_blank"
            rel="noreferrer"
            aria-label={word('feeds/rawOf', { feed: title })}
          >
            {word('feeds/raw')}
          </a>
        )}
        {isPast || health.rejected === 0 ? null : (
          <a
            href={`/api/v1/feeds/${id}/rejects`}
            target="_blank"
            rel="noreferrer"
            aria-label={word('feeds/rejectsOf', { feed: title })}
          >
            {word('feeds/rejects')}
          </a>
        )}
      </p>
    </li>
  );
});
