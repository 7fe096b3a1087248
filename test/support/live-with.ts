import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedsAnswer } from '../../contract/api.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import { cityProfile } from '../../server/config/city-profile.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { live } from '../../server/live.ts';
import { ROOT } from './flood-night.ts';

/** A live city of these feeds alone, served on this machine. */
export interface LiveCity extends AsyncDisposable {
  readonly base: string;
  readonly health: (feed: string) => Promise<FeedHealth | undefined>;
}

export interface OneFeed {
  readonly id: string;
  readonly connector: string;
  readonly [key: string]: unknown;
}

/** Starts Seoul with none of its own feeds connected, so that nothing outside is asked. */
export async function liveWith(
  feeds: readonly OneFeed[],
  env: Readonly<Record<string, string>> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'live-')),
  more: Partial<Pick<Profile, 'overlays' | 'overlayHosts'>> = {},
): Promise<LiveCity> {
  const config = readConfig(['start', '--port', '0', '--data', dataDir], {}, ROOT);
  if (config.command !== 'start') throw new Error('expected start');
  const profile = { ...withFeeds(config.city.profile, feeds), ...more };
  const city = {
    ...config.city,
    profile,
    context: (id: string) => ({
      ...config.city.context(id),
      settings: settingsOf(feeds, id),
    }),
  };
  const serving = await live({ ...config, city }, env, ROOT, 'test-build');
  const base = `http://127.0.0.1:${serving.port}/api/v1`;
  return {
    base,
    health: async (id) => {
      const answer = (await (await fetch(`${base}/feeds`)).json()) as FeedsAnswer;
      return answer.feeds.find(({ feed }) => feed === id);
    },
    [Symbol.asyncDispose]: () => serving.close(),
  };
}

type Profile = ReturnType<typeof cityProfile.parse>;

function withFeeds(profile: Profile, feeds: readonly OneFeed[]): Profile {
  const left = profile.feeds.filter(({ id }) => !feeds.some((feed) => feed.id === id));
  const others = left.map(({ id }) => ({
    id,
    connected: false as const,
    title: { ko: id },
    about: 'system' as const,
  }));
  const form = cityProfile.shape.feeds;
  return { ...profile, feeds: [...others, ...(feeds.length === 0 ? [] : form.parse(feeds))] };
}

function settingsOf(feeds: readonly OneFeed[], id: string): Readonly<Record<string, unknown>> {
  const settings = feeds.find((feed) => feed.id === id)?.['settings'];
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}
