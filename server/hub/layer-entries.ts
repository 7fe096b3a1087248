import type { LayerEntry } from '../../contract/api.ts';
import type { CityEvent } from '../../contract/event.ts';
import { FEED_STATES, type FeedState } from '../../contract/feed-health.ts';

/** What can be drawn of what is in force: how much, how new, and whether its feeds are heard. */
export function layerEntries(events: Iterable<CityEvent>): readonly LayerEntry[] {
  const all = [...events];
  const states = new Map(
    all.flatMap((event) =>
      event.kind === 'feed' ? [[event.data.feed, event.data.state] as const] : [],
    ),
  );
  const layers = Map.groupBy(all, layerOf);
  return [...layers]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, [first, ...others]]) => {
      return first === undefined ? [] : [entryOf(id, first, [first, ...others], states)];
    });
}

function entryOf(
  id: string,
  first: CityEvent,
  events: readonly CityEvent[],
  states: ReadonlyMap<string, FeedState>,
): LayerEntry {
  const feeds = unique(events.map(feedOf));
  const health = worst(feeds.flatMap((feed) => states.get(feed) ?? []));
  return {
    id,
    kind: first.kind,
    ...(first.kind === 'observation' ? { observedProperty: first.data.observedProperty } : {}),
    domains: unique(events.map(({ domain }) => domain)),
    count: events.length,
    placed: events.filter(({ data }) => data.geometry !== null).length,
    feeds,
    newestAt: events.reduce((newest, { time }) => (time > newest ? time : newest), first.time),
    ...(health === undefined ? {} : { health }),
  };
}

function layerOf(event: CityEvent): string {
  return event.kind === 'observation' ? `observation/${event.data.observedProperty}` : event.kind;
}

function feedOf(event: CityEvent): string {
  return event.kind === 'feed' ? event.data.feed : event.data.provenance.feed;
}

const unique = <T extends string>(list: readonly T[]): readonly T[] =>
  [...new Set(list)].toSorted();

/** States stand from best to worst. */
function worst(states: readonly FeedState[]): FeedState | undefined {
  return FEED_STATES.findLast((state) => states.includes(state));
}
