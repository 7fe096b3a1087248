import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { wallClock } from '../../server/intake/clock.ts';
import type { PolledFeed } from '../../server/intake/poll-feed.ts';
import { fixtureOf } from '../support/frame-of.ts';
import { startUpstream } from '../support/upstream.ts';
import { arrivalsOf, polledFeed, summary } from './polled-feed.ts';

const NO_KEYS = { env: {}, clock: wallClock };

/** Which recorded body the source's own address gives. */
const BODIES: readonly (readonly [path: RegExp, feed: string, file: string])[] = [
  [/\/json\/ListRiverStageService\/1\/100\/$/, 'seoul-river-stage', 'normal.json'],
  [/\/json\/ListRainfallService\/1\/100\/$/, 'seoul-rainfall', 'normal.json'],
  [/\/xml\/AccInfo\/1\/1000\/$/, 'topis-incidents', 'normal.xml'],
  [/\/xml\/AccMainCode\/1\/100\/$/, 'topis-incidents', 'main-codes.AccMainCode.xml'],
  [/\/xml\/AccSubCode\/1\/100\/$/, 'topis-incidents', 'sub-codes.AccSubCode.xml'],
  [/\/waterlevel\/list\/10M\.json$/, 'hrfco-water-level', 'flood-night.json'],
  [/\/waterlevel\/info\.json$/, 'hrfco-water-level', 'info.json'],
];
const PLAYED = new Set(BODIES.map(([, feed]) => feed));
const KEYS = { SEOUL_OPEN_DATA_KEY: 'seoul-key', HRFCO_KEY: 'river-key' };

test('four sources asked over real sockets: their bytes, hashes and tables reach the connectors', async () => {
  await using upstream = await startUpstream((path, response) => {
    const body = BODIES.find(([pattern]) => pattern.test(path));
    if (body !== undefined) return fixtureOf(body[1], body[2]);
    response.writeHead(404).end();
    return undefined;
  });
  const seoul = bindFeeds(loadCity('seoul', process.cwd()), await findConnectors(process.cwd()));
  const feeds = seoul
    .filter(({ connector }) => PLAYED.has(connector.id))
    .map((feed): PolledFeed => ({ ...feed, baseUrl: upstream.url, allowPrivate: true }));
  expect(feeds).toHaveLength(4);

  const arrivals = await arrivalsOf(
    feeds,
    { env: KEYS, clock: wallClock },
    (all) => all.length === 4,
  );
  expect(arrivals.map(summary).toSorted()).toEqual([
    'hrfco-water-level list ok',
    'seoul-rainfall list ok',
    'seoul-river-stage list ok',
    'topis-incidents list ok',
  ]);
  for (const arrival of arrivals) {
    if (arrival.kind !== 'frame') continue;
    const { frame } = arrival;
    const [, , file = ''] = BODIES.find(([, feed]) => feed === frame.feed) ?? [];
    const sent = fixtureOf(frame.feed, file);
    expect(Buffer.from(frame.body).equals(sent)).toBe(true);
    const sha256 = createHash('sha256').update(sent).digest('hex');
    expect(frame.sha256).toBe(sha256);
    expect(frame.rawId).toBe(`${frame.feed}@${frame.receivedAt}#${sha256.slice(0, 8)}`);
    const feed = feeds.find(({ connector }) => connector.id === frame.feed);
    expect(feed?.connector.read(frame, feed.city).events.length).toBeGreaterThan(0);
    const tables = {
      'topis-incidents': ['AccMainCode', 'AccSubCode'],
      'hrfco-water-level': ['info'],
    };
    expect(Object.keys(frame.companions ?? {})).toEqual(Reflect.get(tables, frame.feed) ?? []);
  }
});

const LIMITS = { headersMs: 250, totalMs: 500, bodyBytes: 50_000 };

test.for([
  ['an error status', '/500', 'http', 'HTTP 500'],
  ['a redirect to a private address', '/redirect', 'blocked', 'address refused: metadata'],
  ['no headers in time', '/silent', 'timeout', 'no answer in time'],
  ['a body that trickles past the limit', '/trickle', 'timeout', 'no complete answer in time'],
  ['a body over the limit', '/huge', 'too-large', 'answer over 0.05 MB'],
  ['a small body that unpacks over the limit', '/bomb', 'too-large', 'answer over 0.05 MB'],
  ['a connection cut in the middle', '/cut', 'broken', 'answer broken off (ECONNRESET)'],
] as const)('%s is told, and the feed beside it is not held up', async ([, path, kind, reason]) => {
  await using upstream = await startUpstream((asked, response) => {
    if (asked === '/good') return '[]';
    if (asked === '/500') response.writeHead(500).end('broken');
    if (asked === '/redirect')
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    if (asked === '/huge') response.end(Buffer.alloc(60_000, 'x'));
    if (asked === '/bomb') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(900_000)));
    }
    if (asked === '/cut') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    }
    if (asked === '/trickle') {
      const timer = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(timer));
    }
    return undefined;
  });
  const faulty = polledFeed(upstream.url, { id: 'faulty', calls: [{ name: 'list', path }] });
  const good = polledFeed(upstream.url, { id: 'good', calls: [{ name: 'list', path: '/good' }] });
  const arrivals = await arrivalsOf(
    [faulty, good],
    { ...NO_KEYS, limits: LIMITS },
    (all) => all.length === 2,
  );
  expect(arrivals.map(summary).toSorted()).toEqual([`faulty ${kind}`, 'good list ok']);
  const told = arrivals.find((arrival) => arrival.kind === 'failure');
  expect(told?.failure.reason.en).toBe(reason);
  expect(told?.failure.reason.ko).toMatch(/[가-힣]/);
});

test('a body that takes longer than its headers may is still read to its end', async () => {
  await using upstream = await startUpstream((_path, response) => {
    response.write('first, ');
    setTimeout(() => response.end('last'), 350);
    return undefined;
  });
  const slow = polledFeed(upstream.url, { calls: [{ name: 'list', path: '/' }] });
  const limits = { ...LIMITS, totalMs: 5_000 };
  const [arrival] = await arrivalsOf([slow], { ...NO_KEYS, limits }, (all) => all.length === 1);
  const text = arrival?.kind === 'frame' ? new TextDecoder().decode(arrival.frame.body) : '';
  expect(text).toBe('first, last');
});

test('a source that does not listen is unreachable', async () => {
  const upstream = await startUpstream(() => '[]');
  await upstream[Symbol.asyncDispose]();
  const gone = polledFeed(upstream.url, { calls: [{ name: 'list', path: '/' }] });
  const [arrival] = await arrivalsOf([gone], NO_KEYS, (all) => all.length === 1);
  expect(arrival).toMatchObject({
    kind: 'failure',
    failure: { kind: 'unreachable', reason: { en: 'unreachable (ECONNREFUSED)' } },
  });
});

test('a feed whose key is missing says so once and asks nothing', async () => {
  await using upstream = await startUpstream(() => '[]');
  const keyed = polledFeed(upstream.url, {
    id: 'keyed',
    keyEnv: 'CITY_KEY',
    everySec: 0.05,
    calls: [{ name: 'list', path: '/{KEY}/list' }],
  });
  const free = polledFeed(upstream.url, {
    id: 'free',
    everySec: 0.05,
    calls: [{ name: 'list', path: '/free' }],
  });
  const arrivals = await arrivalsOf(
    [keyed, free],
    { env: { CITY_KEY: '' }, clock: wallClock },
    (all) => all.length === 6,
  );
  const failures = arrivals.filter((arrival) => arrival.kind === 'failure');
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({
    feed: 'keyed',
    failure: { kind: 'key-missing', reason: { ko: '키 없음', en: 'key missing' } },
  });
  expect(new Set(upstream.asked)).toEqual(new Set(['/free']));
});

test('a feed that is pushed to us is never asked', async () => {
  await using upstream = await startUpstream(() => '[]');
  const pushed = polledFeed(upstream.url, {
    id: 'pushed',
    transport: 'push',
    calls: [{ name: 'list', path: '/pushed' }],
  });
  const polled = polledFeed(upstream.url, {
    everySec: 0.05,
    calls: [{ name: 'list', path: '/polled' }],
  });
  await arrivalsOf([pushed, polled], NO_KEYS, (all) => all.length === 3);
  expect(upstream.asked).not.toContain('/pushed');
});
