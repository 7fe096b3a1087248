import type { FeedEvent } from '../../../contract/event.ts';
import type { CityView } from '../city-view.ts';

/** The feed if nothing can be known from it now: never heard, not connected, or long silent. */
export function feedLost(city: CityView, feed: string): FeedEvent | undefined {
  const event = city.byKind.feed.get(`feed/${feed}`);
  if (event === undefined) return undefined;
  const { state, lastGood } = event.data;
  const isHeard = lastGood !== null && (state === 'live' || state === 'late');
  return isHeard ? undefined : event;
}
