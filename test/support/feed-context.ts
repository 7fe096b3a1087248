import { join } from 'node:path';
import { withSettings } from '../../server/config/as-feed.ts';
import { loadCity, type City } from '../../server/config/load-city.ts';
import type { CityContext } from '../../server/feed-kit/city-context.ts';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import { fixtureCity } from './fixture-cases.ts';

const ROOT = join(import.meta.dirname, '../..');
const cities = new Map<string, City>();

/** What a connector may know when its fixtures are read: their city, and their settings if they give any. */
export function feedContext(connector: Connector): CityContext {
  const { city, settings } = fixtureCity(connector.id);
  const loaded = cities.get(city) ?? loadCity(city, ROOT);
  cities.set(city, loaded);
  const context = loaded.context(connector.id);
  const own = settings === undefined ? context : { ...context, settings };
  return withSettings(connector, own, `fixtures/${connector.id}/about.json: settings`);
}
