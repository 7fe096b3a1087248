import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { cityProfile } from '../../server/config/city-profile.ts';
import { scoresProfile } from '../../server/config/scores-profile.ts';
import connector from '../../server/feeds/city-indicators.feed.ts';
import { feedContext } from '../support/feed-context.ts';
import { frameOf } from '../support/frame-of.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';
import { startUpstream } from '../support/upstream.ts';

const TEXT = readFileSync('docs/indicators.md', 'utf8');
const KEY = 'a-key-of-the-docs';
const EXAMPLES = [...TEXT.matchAll(/```sh\n([\s\S]*?)```\n+```json\n([\s\S]*?)```/g)].map(
  ([, command = '', shown = '']) => ({ command, shown }),
);
const [feeds, scores] = [...TEXT.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, yaml = '']) => parse(yaml) as unknown,
);

const run = promisify(execFile);
let city: LiveCity;

beforeAll(async () => {
  const [feed] = cityProfile.shape.feeds.parse(feeds);
  if (feed?.connected !== true) throw new Error('no feed');
  city = await liveWith([{ ...feed, connector: feed.id }], { CITY_INDICATORS_KEY: KEY });
}, 30_000);
afterAll(async () => {
  await city[Symbol.asyncDispose]();
});

test('each example is run as it stands and prints what the text says', async () => {
  expect(EXAMPLES).toHaveLength((TEXT.match(/```sh/g) ?? []).length);
  for (const { command, shown } of EXAMPLES) {
    const { stdout } = await run('bash', ['-c', command], {
      timeout: 10_000,
      env: {
        ...process.env,
        CITY: city.base.replace('/api/v1', ''),
        CITY_INDICATORS_KEY: KEY,
      },
    });
    expect(JSON.parse(stdout), command).toEqual(JSON.parse(shown));
  }
});

test('a month without an upload is no fault of the feed; without the key nothing is taken', async () => {
  expect(await city.health('city-indicators')).toMatchObject({
    state: 'live',
    everySec: 2_678_400,
    rejected: 1,
  });
  const refused = await fetch(`${city.base}/feeds/city-indicators`, { method: 'POST', body: 'id' });
  expect(refused.status).toBe(401);
});

test('asked for instead of uploaded: a table in CP949 from an address', async () => {
  const table = readFileSync('fixtures/city-indicators/table-cp949.csv');
  await using source = await startUpstream(() => new Uint8Array(table));
  const themes = { safe: '안전한', warm: '따뜻한', open: '열린' };
  const settings = {
    path: '/indicators.csv',
    themes: Object.fromEntries(
      Object.entries(themes).map(([theme, ko]) => [theme, { name: { ko } }]),
    ),
  };
  const feed = {
    id: 'finance-office',
    connector: 'city-indicators',
    transport: 'poll',
    baseUrl: source.url,
    allowPrivate: true,
    settings,
  };
  await using asking = await liveWith([feed]);
  await vi.waitFor(
    async () =>
      expect(await asking.health('finance-office')).toMatchObject({ state: 'live', accepted: 4 }),
    { timeout: 30_000, interval: 200 },
  );
  expect(source.asked).toEqual(['/indicators.csv']);
});

test('the scores of the text are what a city takes', () => {
  expect(scoresProfile.safeParse(scores).error).toBeUndefined();
});

test('the schema takes what the feed takes, and refuses nothing that the feed accepts', () => {
  const schema = JSON.parse(readFileSync('docs/city-indicators.schema.json', 'utf8')) as Record<
    string,
    unknown
  >;
  const check = new Ajv2020({ strict: false }).compile(schema);
  const body = (name: string): unknown =>
    JSON.parse(readFileSync(`fixtures/city-indicators/${name}.json`, 'utf8'));
  expect(check(body('good')), JSON.stringify(check.errors)).toBe(true);
  expect(check(body('empty'))).toBe(true);
  expect(check(body('error-other-format'))).toBe(false);
  const context = feedContext(connector);
  const { statistics, ...shared } = body('half-broken') as {
    readonly statistics: readonly unknown[];
  };
  const refused = statistics.filter((row) => {
    const one = { ...shared, statistics: [row], pledges: [], votes: [] };
    if (check(one)) return false;
    const bytes = new TextEncoder().encode(JSON.stringify(one));
    const frame = frameOf('city-indicators', bytes, { receivedAt: '2022-08-08T12:05:00.000Z' });
    expect(connector.read(frame, context).events, JSON.stringify(row)).toEqual([]);
    return true;
  });
  expect(refused.length).toBeGreaterThanOrEqual(6);
});
