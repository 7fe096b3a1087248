import { join } from 'node:path';
import { loadCity } from '../../server/config/load-city.ts';
import type { CityContext } from '../../server/feed-kit/city-context.ts';

const seoul = loadCity('seoul', join(import.meta.dirname, '../..'));

/** What a connector knows of Seoul: the real districts, registries, tiers and settings. */
export function seoulContext(feed = ''): CityContext {
  return seoul.context(feed);
}
