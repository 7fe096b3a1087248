import type { City } from '../city/city.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Names the feeds that no longer tell how it is now, again and again; the same set as long as they
 * are the same.
 */
export function createStaleFeeds(): (city: City | undefined) => ReadonlySet<string> {
  let held = NONE;
  return (city) => {
    const feeds = [...(city?.byKind.feed.values() ?? [])].flatMap(({ data: { feed, state } }) =>
      state === 'stale' || state === 'down' ? [feed] : [],
    );
    const isSame = feeds.length === held.size && feeds.every((feed) => held.has(feed));
    if (!isSame) held = new Set(feeds);
    return held;
  };
}
