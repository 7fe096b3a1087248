import type { Domain } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import type { City } from '../city/city.ts';

/** A source that is late may still tell; one that is stale or down tells nothing of now. */
export const HEARD: readonly FeedState[] = ['live', 'late'];

/** Domains whose sources tell of incidents. */
export const REPORTED: readonly Domain[] = ['disaster', 'safety', 'traffic'];

/** Domains of which at least one source is heard. */
export function heardDomains(feeds: City['byKind']['feed']): ReadonlySet<Domain> {
  return new Set(
    [...feeds.values()].flatMap(({ data }) => (HEARD.includes(data.state) ? [data.about] : [])),
  );
}
