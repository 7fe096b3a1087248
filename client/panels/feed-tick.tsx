import type { JSX } from 'react';
import type { FeedHealth } from '../../contract/feed-health.ts';
import styles from './feed-tick.module.css';

/** A feed as one small bar: full, half, hatched, hollow, dashed. Words stand beside it. */
export function FeedTick({
  health: { state, quality },
}: {
  readonly health: Pick<FeedHealth, 'state' | 'quality'>;
}): JSX.Element {
  const isUncertain = state === 'live' && quality === 'uncertain';
  return (
    <span className={styles['tick']} data-state={isUncertain ? 'uncertain' : state} aria-hidden />
  );
}
