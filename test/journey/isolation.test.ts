import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { FeedsAnswer } from '../../contract/api.ts';
import { live } from '../../server/live.ts';
import { evilCity } from '../support/evil-feeds.ts';
import { fixtureOf } from '../support/frame-of.ts';
import { startUpstream } from '../support/upstream.ts';

const GOOD = 'usgs-earthquake';
const RESTING = 'not read: the last 3 bodies broke the reader';
const WAIT = { timeout: 60_000, interval: 100 };

test('one connector hangs, one throws, one ends its thread, one source never answers: the good feed stays live, each other says why', async () => {
  await using upstream = await startUpstream((path) =>
    path.startsWith('/stalls') ? undefined : fixtureOf(GOOD, 'normal.json'),
  );
  using evil = evilCity(GOOD, upstream.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'live-'));
  const config = { command: 'start', mode: 'live', city: evil.city, port: 0, dataDir } as const;
  const serving = await live(config, {}, evil.root, 'test-build');
  await using _ = { [Symbol.asyncDispose]: () => serving.close() };
  const health = async () => {
    const answer = await fetch(`http://127.0.0.1:${serving.port}/api/v1/feeds`);
    const { feeds } = (await answer.json()) as FeedsAnswer;
    return new Map(feeds.map((feed) => [feed.feed, feed]));
  };
  await vi.waitFor(
    async () => expect((await health()).get(GOOD)).toMatchObject({ state: 'live' }),
    WAIT,
  );
  const seen = new Set<string>();
  const heard = new Set<string | null>();
  const told: Record<string, Set<string>> = {};
  await vi.waitFor(async () => {
    for (const { feed, state, lastGood, rejects, reason } of (await health()).values()) {
      if (feed === GOOD) seen.add(state);
      if (feed === GOOD) heard.add(lastGood);
      const words = (told[feed] ??= new Set());
      for (const { why } of rejects) words.add(why);
      if (reason?.en !== undefined) words.add(reason.en);
    }
    expect(told['hangs']).toEqual(new Set(['reading took over 2 s', RESTING]));
    for (const id of ['throws', 'exits']) {
      expect(told[id], id).toEqual(new Set(['the reader broke off', RESTING]));
    }
    expect(told['stalls']).toEqual(new Set(['no answer in time']));
    expect(heard.size).toBeGreaterThan(3);
  }, WAIT);
  expect(seen).toEqual(new Set(['live']));
  const feeds = await health();
  for (const id of ['hangs', 'throws', 'exits', 'stalls']) {
    expect(feeds.get(id), id).toMatchObject({ accepted: 0 });
    expect(feeds.get(id)?.state, id).not.toBe('live');
  }
}, 90_000);
