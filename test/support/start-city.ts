import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent, Kind } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import { cityProfile, type CityProfile } from '../../server/config/city-profile.ts';
import { cityOf, loadCity } from '../../server/config/load-city.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { live } from '../../server/live.ts';
import { ROOT } from './flood-night.ts';

type EventOf<K extends Kind> = Extract<CityEvent, { readonly kind: K }>;

/** A city of the product, running live on this machine. */
export interface StartedCity extends AsyncDisposable {
  readonly api: string;
  readonly dataDir: string;
  /** Fails for a feed that the city does not name. */
  readonly health: (feed: string) => Promise<FeedHealth>;
  /** What the wall would be given of a kind. */
  readonly events: <K extends Kind>(kind: K) => Promise<readonly EventOf<K>[]>;
  /** Everything this server says without being asked for a part of it. */
  readonly everyWord: () => Promise<string>;
}

export interface CityOnThisMachine {
  readonly id: string;
  /** Where every feed is asked that `feeds` says nothing else of: nothing outside is ever asked. */
  readonly baseUrl: string;
  /** What differs from the city's own profile; settings are added to its own. */
  readonly feeds?: Readonly<Record<string, object>>;
  /** Feeds beside the city's own. */
  readonly more?: readonly object[];
  readonly budgets?: CityProfile['budgets'];
  readonly env?: Readonly<Record<string, string>>;
  /** Of a city that was stopped before; absent = a new one. */
  readonly dataDir?: string;
}

/** Starts a city with the profile it ships with, every second asking this machine instead of the world. */
export async function startCity(setup: CityOnThisMachine): Promise<StartedCity> {
  const dataDir = setup.dataDir ?? mkdtempSync(join(tmpdir(), 'live-'));
  const args = ['start', '--city', setup.id, '--port', '0', '--data', dataDir];
  const config = readConfig(args, {}, ROOT);
  if (config.command !== 'start') throw new Error('expected start');
  const city = cityOf(profileOf(setup), ROOT);
  const serving = await live({ ...config, city }, setup.env ?? {}, ROOT, 'test-build');
  const base = `http://127.0.0.1:${serving.port}`;
  const api = `${base}/api/v1`;
  const text = async (address: string): Promise<string> => (await fetch(address)).text();
  return {
    api,
    dataDir,
    health: async (id) => {
      const { feeds } = JSON.parse(await text(`${api}/feeds`)) as FeedsAnswer;
      const found = feeds.find(({ feed }) => feed === id);
      if (found === undefined) throw new Error(`no feed ${id}`);
      return found;
    },
    events: async <K extends Kind>(kind: K) => {
      const { events } = JSON.parse(await text(`${api}/snapshot`)) as Snapshot;
      return events.filter((event): event is EventOf<K> => event.kind === kind);
    },
    everyWord: async () => {
      const rejects = city.profile.feeds.map(({ id }) => `${api}/feeds/${id}/rejects`);
      const parts = ['feeds', 'snapshot', 'city'].map((part) => `${api}/${part}`);
      return (await Promise.all([...parts, `${base}/metrics`, ...rejects].map(text))).join('\n');
    },
    [Symbol.asyncDispose]: () => serving.close(),
  };
}

function profileOf({ id, baseUrl, feeds = {}, more = [], budgets }: CityOnThisMachine) {
  const { profile } = loadCity(id, ROOT);
  const own = profile.feeds.map((feed) => {
    if (!feed.connected) return feed;
    const change = feeds[feed.id] ?? {};
    const settings = 'settings' in change ? change.settings : {};
    const here = { baseUrl, allowPrivate: true, everySec: 1 };
    return { ...feed, ...here, ...change, settings: { ...feed.settings, ...asObject(settings) } };
  });
  return {
    ...profile,
    feeds: [...cityProfile.shape.feeds.parse(own), ...more.flatMap(asFeeds)],
    budgets: budgets ?? profile.budgets,
  };
}

function asFeeds(feed: object): CityProfile['feeds'] {
  return cityProfile.shape.feeds.parse([feed]);
}

function asObject(settings: unknown): object {
  return typeof settings === 'object' && settings !== null ? settings : {};
}
