import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBudget } from '../../server/intake/call-budget.ts';
import { callLedger } from '../../server/intake/call-ledger.ts';
import { startUpstream } from '../support/upstream.ts';
import { arrivalsOf, hastyClock, polledFeed, summary } from './polled-feed.ts';

const KEY = 'CITY_KEY';
const DAY = '2026-08-08';

function freshPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'calls-')), 'calls.json');
}

test('a disk that takes nothing stops no feed; it is told once, and written when it can be', async () => {
  const path = freshPath();
  // Where the file is written first there is a folder: as a full or read-only disk, it takes none.
  mkdirSync(`${path}.new`);
  const lost: string[] = [];
  const ledger = callLedger(path, (why) => lost.push(why));
  const clock = hastyClock(Date.parse('2026-08-08T03:00:00Z'));
  const feed = { feed: 'some-feed', key: KEY, everySec: 60, callsPerRound: 1, priority: 1 };
  const limits = { [KEY]: { callsPerDay: 100, zone: 'Asia/Seoul' } };
  const budget = callBudget({ limits, feeds: [feed], ledger, nowMs: clock.now });
  await using upstream = await startUpstream(() => '[]');
  const polled = polledFeed(upstream.url, {
    everySec: 60,
    keyEnv: KEY,
    calls: [{ name: 'list', path: '/' }],
  });
  const setup = { env: { [KEY]: 'some-secret' }, clock, budget };
  const arrivals = await arrivalsOf([polled], setup, (all) => all.length === 3);
  expect(arrivals.map(summary)).toEqual(Array(3).fill('some-feed list ok'));
  expect(lost).toHaveLength(1);
  expect(callLedger(path).used(KEY, DAY)).toBe(0);
  rmdirSync(`${path}.new`);
  expect(budget.take('some-feed')).toBe(true);
  expect(callLedger(path).used(KEY, DAY)).toBe(ledger.used(KEY, DAY));
  expect(ledger.used(KEY, DAY)).toBeGreaterThan(3);
});

test('a clock that was wrong for a while does not give the calls of the day twice', () => {
  const path = freshPath();
  callLedger(path).note(KEY, DAY, 700);
  callLedger(path).note(KEY, '1970-01-01', 3);
  expect(callLedger(path).used(KEY, DAY)).toBe(700);
  for (const day of ['2026-08-09', '2026-08-10', '2026-08-11']) callLedger(path).note(KEY, day, 1);
  expect(callLedger(path).used(KEY, DAY)).toBe(0);
});

test.for([
  'Asia/Seoul',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
])('%s: all year the count begins anew at the first instant of the next day', (zone) => {
  const dayOf = (ms: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(ms);
  let nowMs = Date.parse('2026-01-01T00:20:00Z');
  const feed = { feed: 'a', key: KEY, everySec: 60, callsPerRound: 1, priority: 1 };
  const limits = { [KEY]: { callsPerDay: 9, zone } };
  const ledger = callLedger();
  const budget = callBudget({ limits, feeds: [feed], ledger, nowMs: () => nowMs });
  for (let step = 0; step < 730; step += 1) {
    nowMs += 12 * 3_600_000;
    const resetMs = nowMs + (budget.untilResetMs('a') ?? 0);
    expect(dayOf(resetMs - 1)).toBe(dayOf(nowMs));
    expect(dayOf(resetMs) > dayOf(nowMs)).toBe(true);
  }
});
