import type { Delta } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import type { FeedBudget } from '../../contract/feed-health.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityState } from './city-state.ts';
import { commitTo } from './commit.ts';
import { feedEvent } from './feed-health.ts';

/** How a feed is asked for the rest of the day. */
export interface CallPlan {
  readonly everySec: number;
  readonly budget?: FeedBudget;
}

/** Shows a feed's plan in its health, so that a slower rhythm is neither hidden nor read as silence. */
export function planned(state: CityState, feed: string, plan: CallPlan, now: Instant): Delta {
  const commit = commitTo(state, now);
  const record = state.feeds.get(feed);
  if (record === undefined) return commit.delta();
  record.everySec = plan.everySec;
  record.budget = plan.budget;
  commit.upsert(feedEvent(state.city, record, now, instantMs(now)));
  return commit.delta();
}
