import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { bindFeeds, findConnectors, type BoundFeed } from '../../server/config/connectors.ts';
import { loadCity, type City } from '../../server/config/load-city.ts';
import type { OfficeSettings } from '../../server/office/office-settings.ts';
import { officeSettings } from '../../server/office-of.ts';
import { ROOT } from './flood-night.ts';

export interface SeoulParts {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly settings: OfficeSettings;
}

/** Seoul with its feeds and rules, as a server has them. */
export async function seoulParts(): Promise<SeoulParts> {
  const city = loadCity('seoul', ROOT);
  const bound = bindFeeds(city, await findConnectors(ROOT));
  const feeds = new Map(bound.map((feed) => [feed.connector.id, feed]));
  return { city, feeds, settings: officeSettings(city) };
}

/** A log that keeps its deltas, and all that was ever in them. */
export function keptDeltas(): {
  readonly deltas: Delta[];
  readonly events: () => readonly CityEvent[];
} {
  const deltas: Delta[] = [];
  return { deltas, events: () => deltas.flatMap(({ upserts }) => upserts) };
}

export const NIGHT_MS = instantMs('2022-08-08T07:00:00.000Z');
