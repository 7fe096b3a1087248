import { expect, test } from 'vitest';
import { wallClock } from '../../server/intake/clock.ts';
import { livePoll } from '../../server/intake/live-poll.ts';
import { nextRoundMs } from '../../server/intake/round-schedule.ts';
import { startUpstream } from '../support/upstream.ts';
import { arrivalsOf, hastyClock, polledFeed, summary } from './polled-feed.ts';

const START_MS = Date.parse('2026-03-01T00:00:00Z');

test('rounds keep their cadence, each feed at its own fixed place within a tenth of it', () => {
  const starts = ['seoul-rainfall', 'seoul-river-stage', 'kma-warnings'].map((feed) => {
    const second = nextRoundMs(feed, 600, START_MS, START_MS) - START_MS;
    expect(nextRoundMs(feed, 600, START_MS, START_MS + second) - START_MS).toBe(second + 600_000);
    return second;
  });
  for (const ms of starts) {
    expect(ms).toBeGreaterThanOrEqual(600_000);
    expect(ms).toBeLessThan(660_000);
  }
  expect(new Set(starts).size).toBe(3);
});

test('a round that overran skips what it missed', () => {
  const late = START_MS + 2_500_000;
  const next = nextRoundMs('seoul-rainfall', 600, START_MS, late);
  expect(next).toBeGreaterThan(late);
  expect(next - late).toBeLessThanOrEqual(600_000);
});

test('a clock that was put back for hours silences no feed for as long', () => {
  const hourBefore = START_MS - 3_600_000;
  const next = nextRoundMs('seoul-rainfall', 600, START_MS, hourBefore);
  expect(next).toBeGreaterThan(hourBefore);
  expect(next - hourBefore).toBeLessThanOrEqual(600_000);
});

test('a round that lies behind a clock put back is not waited for', async () => {
  await using upstream = await startUpstream(() => '[]');
  const clock = hastyClock(START_MS);
  let backMs = 0;
  const moved = { now: () => clock.now() - backMs, sleep: clock.sleep };
  const feed = polledFeed(upstream.url, { everySec: 600, calls: [{ name: 'list', path: '/' }] });
  await arrivalsOf([feed], { env: {}, clock: moved }, (all) => {
    if (all.length === 2) backMs = 9 * 3_600_000;
    return all.length === 5;
  });
  const longestMs = Math.max(...clock.slept);
  expect(longestMs).toBeLessThanOrEqual(660_000);
});

test('a source that is down is tried thrice, then every 1 to 5 minutes, and at its cadence when back', async () => {
  let isDown = true;
  await using upstream = await startUpstream((_path, response) => {
    if (!isDown) return '[]';
    response.writeHead(503).end();
    return undefined;
  });
  const clock = hastyClock(START_MS);
  const feed = polledFeed(upstream.url, { everySec: 60, calls: [{ name: 'list', path: '/' }] });
  let good = 0;
  const told: (string | undefined)[] = [];
  await arrivalsOf([feed], { env: {}, clock, random: () => 1 }, (all) => {
    const last = all.at(-1);
    if (last?.kind === 'failure') told.push(last.failure.reason.en);
    if (all.length === 10) isDown = false;
    good = all.filter(({ kind }) => kind === 'frame').length;
    return good === 3;
  });
  const seconds = clock.slept.map((ms) => ms / 1000);
  expect(seconds.slice(0, 7).map(Math.round)).toEqual([10, 30, 66, 132, 264, 330, 330]);
  for (const wait of seconds.slice(-2)) expect(wait).toBeLessThanOrEqual(60);
  // While the circuit is open its health says so.
  expect(told.slice(2, 5)).toEqual([
    'HTTP 503',
    'HTTP 503, one try every 1 to 5 minutes',
    'HTTP 503, one try every 1 to 5 minutes',
  ]);
});

test('Retry-After is honoured, but no source silences itself for longer than an hour', async () => {
  await using upstream = await startUpstream((_path, response) => {
    response.writeHead(429, { 'retry-after': upstream.asked.length === 1 ? '90' : '999999' }).end();
    return undefined;
  });
  const clock = hastyClock(START_MS);
  const feed = polledFeed(upstream.url, { everySec: 60, calls: [{ name: 'list', path: '/' }] });
  await arrivalsOf([feed], { env: {}, clock, random: () => 0 }, (all) => all.length === 3);
  expect(clock.slept.slice(0, 2)).toEqual([90_000, 3_600_000]);
});

test('of a round that failed in part only the failed call is asked again before the next', async () => {
  let fails = 1;
  await using upstream = await startUpstream((path, response) => {
    if (path !== '/b' || fails === 0) return '[]';
    fails -= 1;
    response.writeHead(500).end();
    return undefined;
  });
  const feed = polledFeed(upstream.url, {
    everySec: 600,
    calls: ['a', 'b', 'c'].map((name) => ({ name, path: `/${name}` })),
  });
  const clock = hastyClock(START_MS);
  const arrivals = await arrivalsOf([feed], { env: {}, clock }, (all) => all.length === 7);
  expect(arrivals.map(summary)).toEqual([
    'some-feed a ok',
    'some-feed http',
    'some-feed c ok',
    'some-feed b ok',
    'some-feed a ok',
    'some-feed b ok',
    'some-feed c ok',
  ]);
});

test('a host that fails three times in a row is spared the rest of the round', async () => {
  await using upstream = await startUpstream((_path, response) => {
    response.writeHead(500).end();
    return undefined;
  });
  const names = ['a', 'b', 'c', 'd', 'e'];
  const feed = polledFeed(upstream.url, {
    calls: names.map((name) => ({ name, path: `/${name}` })),
  });
  const clock = hastyClock(START_MS);
  await arrivalsOf([feed], { env: {}, clock }, (all) => all.length === 4);
  expect(upstream.asked.slice(0, 4)).toEqual(['/a', '/b', '/c', '/a']);
});

test('a table is asked at the start and once a day, and goes with every answer of its feed', async () => {
  await using upstream = await startUpstream((path) =>
    path === '/info' ? `table ${upstream.asked.length}` : '[]',
  );
  const feed = polledFeed(upstream.url, {
    everySec: 6 * 3_600,
    calls: [
      { name: 'list', path: '/list' },
      { name: 'info', path: '/info', isCompanion: true },
    ],
  });
  const tables: string[] = [];
  const arrivals = await arrivalsOf(
    [feed],
    {
      env: {},
      clock: hastyClock(START_MS),
      onTable: ({ body }) => tables.push(new TextDecoder().decode(body)),
    },
    (all) => all.length === 5,
  );
  expect(upstream.asked.slice(0, 7)).toEqual([
    '/info',
    '/list',
    '/list',
    '/list',
    '/list',
    '/info',
    '/list',
  ]);
  const held = arrivals.map((arrival) =>
    arrival.kind === 'frame' ? new TextDecoder().decode(arrival.frame.companions?.['info']) : '',
  );
  expect(held).toEqual(['table 1', 'table 1', 'table 1', 'table 1', 'table 6']);
  expect(tables).toEqual(['table 1', 'table 6']);
});

test('a table that has not changed is asked once a day all the same, and is no sign of life', async () => {
  await using upstream = await startUpstream((path, response, request) => {
    if (path !== '/info') return '[]';
    response.setHeader('etag', '"1"');
    if (request.headers['if-none-match'] === undefined) return 'table';
    response.writeHead(304).end();
    return undefined;
  });
  const feed = polledFeed(upstream.url, {
    everySec: 12 * 3_600,
    calls: [
      { name: 'info', path: '/info', isCompanion: true },
      { name: 'list', path: '/list' },
    ],
  });
  const clock = hastyClock(START_MS);
  const arrivals = await arrivalsOf([feed], { env: {}, clock }, (all) => all.length === 6);
  expect(arrivals.map(summary)).toEqual(Array(6).fill('some-feed list ok'));
  expect(upstream.asked.filter((path) => path === '/info')).toHaveLength(3);
});

test('an error page taken for a table is asked anew within hours, whole, when no row can be read', async () => {
  const pages = ['<html>down</html>', 'table'];
  await using upstream = await startUpstream((path, response) => {
    if (path !== '/info') return '[]';
    response.setHeader('etag', '"same"');
    return pages.shift() ?? 'table';
  });
  const feed = polledFeed(upstream.url, {
    everySec: 1_800,
    calls: [
      { name: 'info', path: '/info', isCompanion: true },
      { name: 'list', path: '/list' },
    ],
  });
  const clock = hastyClock(START_MS);
  const held: string[] = [];
  await arrivalsOf([feed], { env: {}, clock }, (all) => {
    const last = all.at(-1);
    if (last?.kind !== 'frame') return false;
    const table = new TextDecoder().decode(last.frame.companions?.['info']);
    held.push(table);
    last.settled?.(table === 'table' ? { rejects: [], read: 5 } : { rejects: ['row'], read: 0 });
    return held.length === 8;
  });
  expect(held.lastIndexOf('<html>down</html>')).toBeLessThan(4);
  expect(held.slice(-4)).toEqual(Array(4).fill('table'));
  expect(upstream.asked.filter((path) => path === '/info')).toHaveLength(2);
});

test('a connector that throws where none may ends neither the city nor the other feeds', async () => {
  await using upstream = await startUpstream(() => '[]');
  const calls = [{ name: 'list', path: '/' }];
  const [good, broken] = ['good', 'broken'].map((id) => polledFeed(upstream.url, { id, calls }));
  if (good === undefined || broken === undefined) throw new Error('two feeds');
  const setup = {
    env: {},
    clock: hastyClock(START_MS),
    follow: async (_frame: unknown, feed: object) => {
      if (feed === broken) throw new Error('defect');
      return [];
    },
  };
  const arrivals = await arrivalsOf([broken, good], setup, (all) => all.length === 8);
  expect(new Set(arrivals.map(summary))).toEqual(
    new Set(['broken list ok', 'broken defect', 'good list ok']),
  );
});

test('a connector that cannot name its calls is told, and the others go on', async () => {
  await using upstream = await startUpstream(() => '[]');
  const good = polledFeed(upstream.url, { calls: [{ name: 'list', path: '/' }] });
  const { connector } = polledFeed(upstream.url, { id: 'broken', calls: [] });
  const source = {
    ...connector.source,
    calls: () => {
      throw new Error('no places in the settings');
    },
  };
  const broken = { ...good, connector: { ...connector, source } };
  const arrivals = await arrivalsOf(
    [broken, good],
    { env: {}, clock: wallClock },
    (all) => all.length === 2,
  );
  expect(arrivals.map(summary)).toEqual(['broken defect', 'some-feed list ok']);
});

test('the stream ends with its signal, even while a source keeps us waiting', async () => {
  await using upstream = await startUpstream(() => undefined);
  const feed = polledFeed(upstream.url, { calls: [{ name: 'list', path: '/' }] });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  const seen: string[] = [];
  const polled = livePoll([feed], { env: {}, clock: wallClock, signal: stop.signal });
  for await (const arrival of polled) seen.push(summary(arrival));
  expect(upstream.asked).toEqual(['/']);
  expect(seen).toEqual([]);
});
