import type { EventOf } from './city.ts';

/** No gauge is expected more often: a feed is read in turns, and its gauges are not asked at once. */
const LEAST_SEC = 600;

/** How often each feed is expected to tell, ms. */
export function feedCadence(feeds: Iterable<EventOf<'feed'>>): (feed: string) => number {
  const everySec = new Map([...feeds].map(({ data }) => [data.feed, data.everySec]));
  return (feed) => Math.max(everySec.get(feed) ?? 0, LEAST_SEC) * 1000;
}
