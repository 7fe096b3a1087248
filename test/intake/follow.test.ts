import { expect, test } from 'vitest';
import type { FollowUp } from '../../server/feed-kit/define-connector.ts';
import type { Arrival } from '../../server/intake/arrival.ts';
import { callBudget } from '../../server/intake/call-budget.ts';
import { callLedger } from '../../server/intake/call-ledger.ts';
import { startUpstream } from '../support/upstream.ts';
import { arrivalsOf, hastyClock, polledFeed, summary } from './polled-feed.ts';

const START_MS = Date.parse('2026-03-01T00:00:00Z');
const INDEX = { name: 'index', path: '/index?key={KEY}' };

function follows(pages: Readonly<Record<string, readonly FollowUp[]>>) {
  return async ({ call }: { readonly call: string }): Promise<readonly FollowUp[]> =>
    pages[call] ?? [];
}

/** As the city would say of each frame that it was read well. */
function settleAll(arrivals: readonly Arrival[]): void {
  const last = arrivals.at(-1);
  if (last?.kind === 'frame') last.settled?.({ rejects: [] });
}

test('an index is asked again, the documents it names only once ever; other hosts not at all', async () => {
  await using upstream = await startUpstream((path) => `[${JSON.stringify(path)}]`);
  const feed = polledFeed(upstream.url, { everySec: 60, keyEnv: 'KEY', calls: [INDEX] });
  const follow = follows({
    index: [
      { name: 'alert', url: '/alerts/1.xml', isImmutable: true },
      { name: 'alert', url: `${upstream.url}/alerts/2.xml`, isImmutable: true },
      { name: 'alert', url: 'http://127.0.0.1:1/elsewhere.xml', isImmutable: true },
      { name: 'alert', url: 'file:///etc/passwd', isImmutable: true },
    ],
  });
  const setup = { env: { KEY: 'a-long-secret' }, clock: hastyClock(START_MS), follow };
  await arrivalsOf([feed], setup, (all) => {
    settleAll(all);
    return all.filter(({ kind }) => kind === 'frame').length === 4;
  });
  expect(upstream.asked).toEqual([
    '/index?key=a-long-secret',
    '/alerts/1.xml',
    '/alerts/2.xml',
    '/index?key=a-long-secret',
  ]);
});

test('a document that could not be read is asked again with the next index', async () => {
  await using upstream = await startUpstream(() => '[]');
  const feed = polledFeed(upstream.url, {
    everySec: 60,
    calls: [{ name: 'index', path: '/index' }],
  });
  const follow = follows({ index: [{ name: 'alert', url: '/1.xml', isImmutable: true }] });
  await arrivalsOf([feed], { env: {}, clock: hastyClock(START_MS), follow }, (all) => {
    const last = all.at(-1);
    if (last?.kind === 'frame') last.settled?.({ rejects: [{}] });
    return all.length === 4;
  });
  expect(upstream.asked).toEqual(['/index', '/1.xml', '/index', '/1.xml']);
});

test('a closed document is a passing trouble, a closed index is a key that is not accepted', async () => {
  let closed = '/1.xml';
  await using upstream = await startUpstream((path, response) => {
    if (path !== closed) return '[]';
    closed = '/index';
    response.writeHead(403).end();
    return undefined;
  });
  const feed = polledFeed(upstream.url, {
    everySec: 60,
    calls: [{ name: 'index', path: '/index' }],
  });
  const follow = follows({ index: [{ name: 'alert', url: '/1.xml', isImmutable: true }] });
  const setup = { env: {}, clock: hastyClock(START_MS), follow };
  const arrivals = await arrivalsOf([feed], setup, (all) => all.length === 3);
  expect(arrivals.flatMap((arrival) => 'failure' in arrival && arrival.failure.kind)).toEqual([
    false,
    'http',
    'refused',
  ]);
});

test('pages are followed to the last, and a list that names itself does not go on for ever', async () => {
  await using upstream = await startUpstream(() => '[]');
  const feed = polledFeed(upstream.url, { calls: [{ name: 'page1', path: '/1' }] });
  const follow = follows({
    page1: [{ name: 'page2', url: '/2' }],
    page2: [{ name: 'page3', url: '/3' }],
    page3: [{ name: 'page1', url: '/2' }],
  });
  const setup = { env: {}, clock: hastyClock(START_MS), follow };
  const arrivals = await arrivalsOf([feed], setup, (all) => all.length === 4);
  expect(arrivals.map(summary).slice(0, 3)).toEqual([
    'some-feed page1 ok',
    'some-feed page2 ok',
    'some-feed page3 ok',
  ]);
  expect(upstream.asked.slice(0, 4)).toEqual(['/1', '/2', '/3', '/1']);
});

test('a refused key in a body that said 200 is asked again after a quarter of an hour, not at the cadence', async () => {
  await using upstream = await startUpstream(() => '{"code":"INFO-100"}');
  const clock = hastyClock(START_MS);
  const feed = polledFeed(upstream.url, { everySec: 60, calls: [{ name: 'list', path: '/' }] });
  await arrivalsOf([feed], { env: {}, clock, random: () => 0 }, (all) => {
    const last = all.at(-1);
    const fault = { kind: 'config', code: 'INFO-100', message: 'key' } as const;
    if (last?.kind === 'frame') last.settled?.({ rejects: [], fault });
    return all.length === 3;
  });
  expect(upstream.asked).toHaveLength(3);
  expect(clock.now() - START_MS).toBeGreaterThanOrEqual(1_800_000);
  expect(clock.now() - START_MS).toBeLessThan(1_900_000);
});

test('a used-up quota in a body stops every feed of the key until the day of the source begins', async () => {
  await using upstream = await startUpstream(() => '{"code":"ERROR-337"}');
  const clock = hastyClock(START_MS);
  const feed = polledFeed(upstream.url, {
    everySec: 600,
    keyEnv: 'KEY',
    calls: [{ name: 'list', path: '/{KEY}' }],
  });
  const budget = callBudget({
    limits: { KEY: { callsPerDay: 1000, zone: 'Asia/Seoul' } },
    feeds: [{ feed: 'some-feed', key: 'KEY', everySec: 600, callsPerRound: 1, priority: 1 }],
    ledger: callLedger(),
    nowMs: clock.now,
  });
  const left: number[] = [];
  await arrivalsOf(
    [feed],
    {
      env: { KEY: 'a-long-secret' },
      clock,
      random: () => 0,
      budget,
      onPlan: (_feed, plan) => left.push(plan.budget.left),
    },
    (all) => {
      const last = all.at(-1);
      const fault = { kind: 'quota', code: 'ERROR-337', message: 'quota' } as const;
      if (last?.kind === 'frame') last.settled?.({ rejects: [], fault });
      return all.length === 2;
    },
  );
  // Midnight in Seoul is 15:00 UTC.
  expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-03-01T15:00:00Z'));
  expect(upstream.asked).toHaveLength(2);
  // Told before and after each round: the source's word, not our count.
  expect(left).toEqual([1000, 0, 1000, 0]);
});

test('a quota that ended just before midnight takes nothing from the day that begins', async () => {
  await using upstream = await startUpstream(() => '[]');
  const clock = hastyClock(Date.parse('2026-03-01T14:55:00Z'));
  const feed = polledFeed(upstream.url, {
    everySec: 3600,
    keyEnv: 'KEY',
    calls: [{ name: 'list', path: '/{KEY}' }],
  });
  const budget = callBudget({
    limits: { KEY: { callsPerDay: 1000, zone: 'Asia/Seoul' } },
    feeds: [{ feed: 'some-feed', key: 'KEY', everySec: 3600, callsPerRound: 1, priority: 1 }],
    ledger: callLedger(),
    nowMs: clock.now,
  });
  const setup = { env: { KEY: 'a-long-secret' }, clock, random: () => 1, budget };
  await arrivalsOf([feed], setup, (all) => {
    const last = all.at(-1);
    const fault = { kind: 'quota', code: 'ERROR-337', message: 'quota' } as const;
    if (last?.kind === 'frame' && all.length === 1) last.settled?.({ rejects: [], fault });
    return all.length === 2;
  });
  expect(clock.now() - Date.parse('2026-03-01T15:00:00Z')).toBeLessThan(2 * 3_600_000);
  expect(budget.plan('some-feed')?.budget.left).toBe(999);
});

test('while the circuit is open one call finds out whether the source is back, then the rest is asked', async () => {
  let isDown = true;
  await using upstream = await startUpstream((_path, response) => {
    if (!isDown) return '[]';
    response.writeHead(503).end();
    return undefined;
  });
  const calls = ['a', 'b', 'c', 'd'].map((name) => ({ name, path: `/${name}` }));
  const feed = polledFeed(upstream.url, { everySec: 60, calls });
  const setup = { env: {}, clock: hastyClock(START_MS), random: () => 0 };
  await arrivalsOf([feed], setup, (all) => {
    if (all.length === 11) isDown = false;
    return all.filter(({ kind }) => kind === 'frame').length === 4;
  });
  // Three rounds of three tries, two probes, then all four.
  expect(upstream.asked.slice(9)).toEqual(['/a', '/a', '/a', '/b', '/c', '/d']);
});

test('a body that repeats the key is kept without it', async () => {
  await using upstream = await startUpstream((path) => JSON.stringify({ message: `bad ${path}` }));
  const feed = polledFeed(upstream.url, { keyEnv: 'KEY', calls: [INDEX] });
  const setup = { env: { KEY: 'a-long-secret' }, clock: hastyClock(START_MS) };
  const [arrival] = await arrivalsOf([feed], setup, (all) => all.length === 1);
  const body = arrival?.kind === 'frame' ? new TextDecoder().decode(arrival.frame.body) : '';
  expect(body).toBe('{"message":"bad /index?key=*************"}');
});

test('a source that says 304 is alive with nothing new', async () => {
  await using upstream = await startUpstream((_path, response, request) => {
    if (request.headers['if-none-match'] === '"v1"') {
      response.writeHead(304).end();
      return undefined;
    }
    response.setHeader('etag', '"v1"');
    return '[]';
  });
  const feed = polledFeed(upstream.url, { everySec: 60, calls: [{ name: 'list', path: '/' }] });
  const setup = { env: {}, clock: hastyClock(START_MS) };
  const arrivals = await arrivalsOf([feed], setup, (all) => {
    settleAll(all);
    return all.length === 3;
  });
  expect(arrivals.map(summary)).toEqual([
    'some-feed list ok',
    'some-feed unchanged',
    'some-feed unchanged',
  ]);
});

test('a part of a document comes with the body that names it', async () => {
  await using upstream = await startUpstream((path) => `[${JSON.stringify(path)}]`);
  const feed = polledFeed(upstream.url, {
    everySec: 60,
    calls: [{ name: 'index', path: '/index' }],
  });
  const follow = follows({
    index: [{ name: 'message', url: '/1.xml', isImmutable: true }],
    message: [{ name: 'outline', url: '/1/outline.xml', isPart: true }],
  });
  const setup = { env: {}, clock: hastyClock(START_MS), follow };
  const all = await arrivalsOf([feed], setup, ({ length }) => length === 3);
  const parents = all.map((arrival) =>
    arrival.kind === 'frame' && arrival.frame.parent !== undefined
      ? new TextDecoder().decode(arrival.frame.parent)
      : undefined,
  );
  expect(parents).toEqual([undefined, undefined, '["/1.xml"]']);
});
