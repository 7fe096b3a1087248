import { FEED_STATES, type FeedState } from '../../contract/feed-health.ts';
import type { EventOf } from './city.ts';

type Feed = EventOf<'feed'>;

export interface FeedsSummary {
  /** Those that can be heard on this timeline, by feed id: a tick never changes its place. */
  readonly feeds: readonly Feed[];
  /** `live` holds only those whose answers could also be read. */
  readonly byState: Readonly<Record<FeedState, readonly Feed[]>>;
  /** Live, but too many of their rows cannot be read: what is missing is not known. */
  readonly uncertain: readonly Feed[];
  /** Connected in this city, but not part of the recording that plays. */
  readonly unrecorded: readonly Feed[];
  /** Of feeds that there are none is received, lost or never connected: nobody can say how the city is. */
  readonly isAllSilent: boolean;
  /** No feed is in time: what was calm may not be calm now. */
  readonly isNoneInTime: boolean;
  /** Newest good answer of any feed, ms; `undefined` when there never was one. */
  readonly lastGoodMs: number | undefined;
  /** Longest-waiting live feed: its last good answer, ms. */
  readonly oldestLiveMs: number | undefined;
}

/** Only a source that something reads has a way by which its answers come. */
const isUnrecorded = ({ data }: Feed): boolean =>
  data.state === 'not-connected' && data.transport !== undefined;

export const isUncertain = ({ data }: Feed): boolean => data.quality === 'uncertain';

/** The state of all feeds in one answer. */
export function selectFeeds(feedEvents: ReadonlyMap<string, Feed>): FeedsSummary {
  const all = [...feedEvents.values()].toSorted((a, b) => (a.data.feed < b.data.feed ? -1 : 1));
  const feeds = all.filter((feed) => !isUnrecorded(feed));
  const inState = (state: FeedState): readonly Feed[] =>
    feeds.filter(({ data }) => data.state === state);
  const live = inState('live');
  const byState = {
    ...(Object.fromEntries(FEED_STATES.map((state) => [state, inState(state)])) as Record<
      FeedState,
      readonly Feed[]
    >),
    live: live.filter((feed) => !isUncertain(feed)),
  };
  const goods = (events: readonly Feed[]): readonly number[] =>
    events.flatMap(({ data }) => (data.lastGood === null ? [] : [Date.parse(data.lastGood)]));
  const silent = byState.down.length + byState['not-connected'].length;
  const heard = goods(feeds);
  const waiting = goods(live);
  return {
    feeds,
    byState,
    uncertain: live.filter(isUncertain),
    unrecorded: all.filter(isUnrecorded),
    isAllSilent: feeds.length > 0 && silent === feeds.length,
    isNoneInTime: feeds.length > 0 && live.length === 0,
    lastGoodMs: heard.length === 0 ? undefined : Math.max(...heard),
    oldestLiveMs: waiting.length === 0 ? undefined : Math.min(...waiting),
  };
}
