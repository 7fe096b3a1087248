import { FEED_STATES, type FeedState } from '../../contract/feed-health.ts';
import type { EventOf } from './city.ts';

export interface FeedsSummary {
  /** In a fixed order, by feed id: a tick never changes its place. */
  readonly feeds: readonly EventOf<'feed'>[];
  readonly byState: Readonly<Record<FeedState, readonly EventOf<'feed'>[]>>;
  /** Nothing is received at all, of feeds that should be: nobody can say how the city is. */
  readonly isAllSilent: boolean;
  /** Newest good answer of any feed, ms; `undefined` when there never was one. */
  readonly lastGoodMs: number | undefined;
  /** Longest-waiting live feed: its last good answer, ms. */
  readonly oldestLiveMs: number | undefined;
}

/** The state of all feeds in one answer. */
export function selectFeeds(feedEvents: ReadonlyMap<string, EventOf<'feed'>>): FeedsSummary {
  const feeds = [...feedEvents.values()].toSorted((a, b) => (a.data.feed < b.data.feed ? -1 : 1));
  const byState = Object.fromEntries(
    FEED_STATES.map((state) => [state, feeds.filter(({ data }) => data.state === state)]),
  ) as Record<FeedState, EventOf<'feed'>[]>;
  const goods = (events: readonly EventOf<'feed'>[]): readonly number[] =>
    events.flatMap(({ data }) => (data.lastGood === null ? [] : [Date.parse(data.lastGood)]));
  const silent = byState.down.length + byState['not-connected'].length;
  const all = goods(feeds);
  const live = goods(byState.live);
  return {
    feeds,
    byState,
    isAllSilent: byState.down.length > 0 && silent === feeds.length,
    lastGoodMs: all.length === 0 ? undefined : Math.max(...all),
    oldestLiveMs: live.length === 0 ? undefined : Math.min(...live),
  };
}
