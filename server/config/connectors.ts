import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Connector } from '../feed-kit/define-connector.ts';
import { asFeed, withSettings } from './as-feed.ts';
import { ConfigError, found } from './config-error.ts';
import type { CityProfile } from './city-profile.ts';
import type { City } from './load-city.ts';
import type { MqttProfile } from './mqtt-profile.ts';

const SUFFIX = '.feed.ts';

/** Ids of the formats that can be read, from the file names alone. */
export function connectorIds(root: string): readonly string[] {
  const folder = join(root, 'server/feeds');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  return files.map((name) => name.slice(0, -SUFFIX.length)).toSorted();
}

/** Imports every `server/feeds/<id>.feed.ts`, or those of a city that is known to be sound. */
export async function findConnectors(
  root: string,
  of?: CityProfile,
): Promise<ReadonlyMap<string, Connector>> {
  const named = of?.feeds.flatMap((feed) => (feed.connected ? [feed.connector ?? feed.id] : []));
  const entries = await Promise.all(
    connectorIds(root)
      .filter((id) => named?.includes(id) ?? true)
      .map(async (id) => [id, await importConnector(root, id)] as const),
  );
  return new Map(entries);
}

async function importConnector(root: string, id: string): Promise<Connector> {
  const file = `server/feeds/${id}${SUFFIX}`;
  const module = (await import(pathToFileURL(join(root, file)).href).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${file}: expected a file that can be loaded, but ${why}`);
  })) as { default?: Connector };
  const connector = module.default;
  if (connector === undefined || typeof connector.read !== 'function') {
    throw new ConfigError(`${file}: expected a connector as default export, found none`);
  }
  if (connector.id !== id) {
    throw new ConfigError(
      `${file}: id: expected the file's name ${id}, found ${found(connector.id)}`,
    );
  }
  return connector;
}

/** A connector with all it may know of its city: ready to be asked and to read. */
export interface BoundFeed {
  /** Under the feed's own id, with what the city says of it: title, cadence, licence, transport. */
  readonly connector: Connector;
  readonly city: CityContext;
  readonly baseUrl: string;
  readonly allowPrivate: boolean;
  /** 1 first served … 9 first slowed. */
  readonly priority: number;
  /** Calls a day for this service alone. */
  readonly callsPerDay?: number;
  readonly mqtt?: MqttProfile;
  readonly hello?: readonly string[];
}

/** Binds each connected feed of the city, in the profile's order. */
export function bindFeeds(
  city: City,
  connectors: ReadonlyMap<string, Connector>,
): readonly BoundFeed[] {
  const file = `cities/${city.profile.id}/city.yaml`;
  const bound: BoundFeed[] = [];
  for (const [index, feed] of city.profile.feeds.entries()) {
    if (!feed.connected) continue;
    const format = connectors.get(feed.connector ?? feed.id);
    if (format === undefined) {
      const known = [...connectors.keys()].join(', ');
      const key = feed.connector === undefined ? 'id' : 'connector';
      throw new ConfigError(
        `${file}: feeds.${index}.${key}: expected a connector of server/feeds (${known}) or connected: false, found ${found(feed.connector ?? feed.id)}`,
      );
    }
    const where = `${file}: feeds.${index}`;
    const connector = asFeed(format, feed, where);
    const context = withSettings(format, city.context(feed.id), `${where}.settings (${feed.id})`);
    checkCalls(connector, context, `${where}.settings (${feed.id})`);
    const baseUrl = feed.baseUrl ?? connector.source.baseUrl;
    const { allowPrivate, priority, callsPerDay, mqtt, hello } = feed;
    bound.push({
      connector,
      city: context,
      baseUrl,
      allowPrivate,
      priority,
      ...(callsPerDay === undefined ? {} : { callsPerDay }),
      ...(mqtt === undefined ? {} : { mqtt }),
      ...(hello === undefined ? {} : { hello }),
    });
  }
  return bound;
}

/** Any instant will do: a connector that cannot name its calls at one cannot at another. */
const TRIAL_INSTANT = '2022-08-08T12:00:00.000Z';

function checkCalls(connector: Connector, context: CityContext, where: string): void {
  if (connector.source.transport !== 'poll') return;
  try {
    connector.source.calls(context, TRIAL_INSTANT);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${where}: expected settings the connector can ask by, but ${why}`);
  }
}
