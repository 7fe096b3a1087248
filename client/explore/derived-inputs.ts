import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { numberOf } from '../city/observed-number.ts';
import type { Thing } from './thing.ts';

/** What a number of the office is made of. */
export interface DerivedInputs {
  /** Each with an event of its own, those that are named in it first. */
  readonly things: readonly Thing[];
  /** Sources of which every value counts. */
  readonly feeds: readonly { readonly id: string; readonly title: Text; readonly count: number }[];
  /** Named, and no longer in force: they are in the history. */
  readonly past: readonly string[];
}

export const MOST_INPUTS = 40;

/** The place that a figure names: where its highest value is from, now or today. */
function placesOf({ data }: CityEvent): readonly string[] {
  if (!('form' in data) || data.form !== 'figure') return [];
  return [data.at?.ko, data.peak?.place?.ko].flatMap((place) =>
    place === undefined ? [] : [place],
  );
}

/** Things and sources that an event of the office says it was derived from. */
export function derivedInputs(
  city: Pick<City, 'byKind'>,
  things: readonly Thing[],
  bySubject: ReadonlyMap<string, Thing>,
  event: CityEvent,
): DerivedInputs {
  const sources = 'derivedFrom' in event.data ? event.data.derivedFrom : [];
  const places = placesOf(event);
  const named = sources.flatMap((source) => bySubject.get(source) ?? []);
  const feedIds = new Set(sources.map((source) => source.replace(/^feed\//u, '')));
  const feeds = [...city.byKind.feed.values()]
    .filter(({ data }) => feedIds.has(data.feed))
    .map(({ data }) => ({
      id: data.feed,
      title: data.title,
      count: things.filter(({ feed, kind }) => feed === data.feed && kind !== 'feed').length,
    }));
  const ofFeeds = things.filter(
    ({ feed, kind }) => kind !== 'feed' && kind !== 'indicator' && feedIds.has(feed),
  );
  const isNamed = ({ name }: Thing): boolean => places.some((place) => name.ko.includes(place));
  const rankOf = (thing: Thing): number => (isNamed(thing) ? Infinity : (thing.value ?? 0));
  const ordered = ofFeeds.toSorted((a, b) => rankOf(b) - rankOf(a));
  const unknown = sources.filter((source) => !bySubject.has(source) && source.includes('/'));
  return {
    things: [...named, ...ordered].slice(0, MOST_INPUTS),
    feeds,
    past: unknown.filter((source) => !source.startsWith('feed/')).slice(0, MOST_INPUTS),
  };
}

const HOUR_MS = 3_600_000;

/** The values of an hour up to an instant, and their sum: only where that is the number that is sought. */
export function hourAdding(
  events: readonly CityEvent[],
  untilMs: number,
  sought: number,
): readonly CityEvent[] | undefined {
  const newest = new Map<string, CityEvent>();
  for (const event of events) {
    if (event.kind !== 'observation') continue;
    const atMs = Date.parse(event.data.phenomenonTime);
    if (atMs > untilMs || atMs <= untilMs - HOUR_MS) continue;
    if (!newest.has(event.data.phenomenonTime)) newest.set(event.data.phenomenonTime, event);
  }
  const hour = [...newest.values()].toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const sum = hour.reduce(
    (total, each) => total + (each.kind === 'observation' ? (numberOf(each.data) ?? 0) : 0),
    0,
  );
  return hour.length > 0 && Math.abs(sum - sought) < 0.05 ? hour : undefined;
}
