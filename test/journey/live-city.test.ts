import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FeedsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { StartConfig } from '../../server/config/read-config.ts';
import { readConfig } from '../../server/config/read-config.ts';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { live } from '../../server/live.ts';
import type { Serving } from '../../server/serve.ts';
import { ROOT } from '../support/flood-night.ts';
import { fixtureOf } from '../support/frame-of.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

/** The upstream of each feed plays the body that the feed's own address would give. */
const BODIES: readonly (readonly [path: RegExp, feed: string, file: string])[] = [
  [/ListRiverStageService/, 'seoul-river-stage', 'normal.json'],
  [/ListRainfallService/, 'seoul-rainfall', 'normal.json'],
  [/DrainpipeMonitoringInfo/, 'seoul-sewer-level', 'normal.19.json'],
  [/AccInfo/, 'topis-incidents', 'normal.xml'],
  [/citydata/, 'topis-link-speed', 'normal.POI009.json'],
  [/WPOSInformationTime/, 'han-water-quality', 'normal.json'],
  [/getPwnCd/, 'kma-warnings', 'flood-night.json'],
  [/DSSP-IF-00247/, 'mois-disaster-sms', 'error-key.json'],
];
const KEYS = {
  SEOUL_OPEN_DATA_KEY: 'seoul-secret',
  DATA_GO_KR_KEY: 'national-secret',
  SAFETY_DATA_KEY: 'safety-secret',
  DISPATCH_119_TOKEN: 'push-secret',
};

let upstream: Upstream;
let serving: Serving;
let base: string;

beforeAll(async () => {
  upstream = await startUpstream((path, response) => {
    const found = BODIES.find(([pattern]) => pattern.test(path));
    if (found !== undefined) return fixtureOf(found[1], found[2]);
    response.writeHead(404).end();
    return undefined;
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'live-'));
  const config = readConfig(['start', '--port', '0', '--data', dataDir], {}, ROOT);
  if (config.command !== 'start') throw new Error('expected start');
  serving = await live(pointedAt(config, upstream.url), KEYS, ROOT, 'test-build');
  base = `http://127.0.0.1:${serving.port}`;
}, 60_000);

afterAll(async () => {
  await serving.close();
  await upstream[Symbol.asyncDispose]();
});

/** The same city, asking this machine instead of the internet. */
function pointedAt(config: StartConfig, baseUrl: string): StartConfig {
  const { city } = config;
  const feeds = city.profile.feeds.map((entry) =>
    entry.connected ? { ...entry, baseUrl, allowPrivate: true } : entry,
  );
  return { ...config, city: { ...city, profile: { ...city.profile, feeds } } };
}

async function feed(id: string) {
  const { feeds } = (await (await fetch(`${base}/api/v1/feeds`)).json()) as FeedsAnswer;
  return feeds.find((health) => health.feed === id);
}

test('the connectors of the recorded night run live over HTTP', async () => {
  await vi.waitFor(
    async () => {
      const polled = ['seoul-river-stage', 'seoul-rainfall', 'topis-incidents', 'kma-warnings'];
      for (const id of polled) expect((await feed(id))?.accepted, id).toBeGreaterThan(0);
    },
    { timeout: 30_000, interval: 200 },
  );
  const snapshot = (await (await fetch(`${base}/api/v1/snapshot`)).json()) as Snapshot;
  expect(snapshot.mode).toBe('live');
  const subjects = snapshot.events.map(({ subject }) => subject);
  expect(subjects.some((subject) => subject.startsWith('observation/river/'))).toBe(true);
  expect(subjects.some((subject) => subject.startsWith('incident/topis/'))).toBe(true);
  // Nothing live is ever marked as a recording's value.
  expect(snapshot.events.filter(({ data }) => data.basis !== undefined)).toEqual([]);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
}, 40_000);

test('without a key a feed is down and says so; a refused key too', async () => {
  expect(await feed('hrfco-water-level')).toMatchObject({
    state: 'down',
    reason: { en: 'key missing' },
  });
  await vi.waitFor(
    async () =>
      expect(await feed('mois-disaster-sms')).toMatchObject({
        state: 'down',
        reason: { en: 'configuration error 30' },
      }),
    { timeout: 30_000, interval: 200 },
  );
  expect(upstream.asked.some((path) => path.includes('waterlevel'))).toBe(false);
}, 40_000);

test('no answer of this server holds a key', async () => {
  const texts = await Promise.all(
    ['/api/v1/feeds', '/api/v1/snapshot', '/api/v1/city', '/metrics'].map(async (path) =>
      (await fetch(base + path)).text(),
    ),
  );
  for (const key of Object.values(KEYS)) expect(texts.join()).not.toContain(key);
});

test('119 calls are pushed with the token, refused without, counted with reasons', async () => {
  const push = (token: string | undefined, body: Uint8Array | string) =>
    fetch(`${base}/api/v1/feeds/dispatch-119`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  expect((await push(undefined, '{}')).status).toBe(401);
  expect((await push('wrong', '{}')).status).toBe(401);
  const answer = await push(KEYS.DISPATCH_119_TOKEN, fixtureOf('dispatch-119', 'half-broken.json'));
  expect(answer.status).toBe(200);
  const result = (await answer.json()) as PushAnswer;
  expect(result.accepted).toBeGreaterThan(0);
  expect(result.rejected).toBeGreaterThan(0);
  expect((await feed('dispatch-119'))?.rejected).toBe(result.rejected);
  const refused = result.items.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(result.rejected);
  expect(refused.every(({ reason }) => reason !== undefined)).toBe(true);
});

test('a live city has no replay to drive', async () => {
  expect((await fetch(`${base}/api/v1/replay`)).status).toBe(404);
});
