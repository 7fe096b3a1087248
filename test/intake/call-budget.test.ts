import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callBudget, type BudgetedFeed } from '../../server/intake/call-budget.ts';
import { callLedger, type CallLedger } from '../../server/intake/call-ledger.ts';
import { stretchedCadences } from '../../server/intake/stretched-cadences.ts';

const DAY_SEC = 86_400;
const MIDNIGHT = Date.parse('2026-08-08T00:00:00+09:00');
const KEY = 'SEOUL_OPEN_DATA_KEY';
const LIMITS = { [KEY]: { callsPerDay: 1000, zone: 'Asia/Seoul' } };

/** The services that share one key of the Plaza, as Seoul would like to ask them. */
const SEVEN: readonly BudgetedFeed[] = [
  { feed: 'incidents', key: KEY, everySec: 300, callsPerRound: 1, priority: 1 },
  { feed: 'river', key: KEY, everySec: 600, callsPerRound: 1, priority: 2 },
  { feed: 'rain', key: KEY, everySec: 600, callsPerRound: 1, priority: 2 },
  { feed: 'sewer', key: KEY, everySec: 600, callsPerRound: 25, priority: 4 },
  { feed: 'water', key: KEY, everySec: 3600, callsPerRound: 1, priority: 5 },
  { feed: 'speeds', key: KEY, everySec: 3600, callsPerRound: 30, priority: 6 },
  { feed: 'bikes', key: KEY, everySec: 300, callsPerRound: 3, priority: 8 },
];

interface DayOfCalls {
  readonly made: Readonly<Record<string, number>>;
  readonly refused: number;
}

/** A day in virtual time, a minute a step, from `startMs`; each feed is asked as its plan says. */
function aDay(ledger: CallLedger, startMs: number, endMs: number, failing = 0): DayOfCalls {
  let nowMs = startMs;
  const budget = callBudget({ limits: LIMITS, feeds: SEVEN, ledger, nowMs: () => nowMs });
  const dueMs = new Map(SEVEN.map(({ feed }) => [feed, startMs]));
  const made: Record<string, number> = Object.fromEntries(SEVEN.map(({ feed }) => [feed, 0]));
  let refused = 0;
  for (; nowMs < endMs; nowMs += 60_000) {
    for (const { feed, callsPerRound } of SEVEN) {
      if ((dueMs.get(feed) ?? 0) > nowMs) continue;
      const everySec = budget.plan(feed)?.everySec ?? 0;
      dueMs.set(feed, nowMs + everySec * 1000);
      // A failing source costs every call twice.
      for (let call = 0; call < callsPerRound * (1 + failing); call += 1) {
        if (budget.take(feed)) made[feed] = (made[feed] ?? 0) + 1;
        else refused += 1;
      }
    }
  }
  return { made, refused };
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

test('a day of seven services on one key of 1,000 calls: none is refused, the important keep their rhythm', () => {
  const { made, refused } = aDay(callLedger(), MIDNIGHT, MIDNIGHT + DAY_SEC * 1000);
  expect(refused).toBe(0);
  expect(sum(made)).toBeLessThanOrEqual(1000);
  expect(sum(made)).toBeGreaterThan(800);
  expect(made).toMatchObject({ incidents: 288, river: 144, rain: 144 });
  // The rest gives way but is never silent.
  for (const feed of ['sewer', 'water', 'speeds', 'bikes']) expect(made[feed]).toBeGreaterThan(0);
});

test('retries eat into the plan of the last, never into what the first need', () => {
  const { made } = aDay(callLedger(), MIDNIGHT, MIDNIGHT + DAY_SEC * 1000, 1);
  expect(sum(made)).toBeLessThanOrEqual(1000);
  expect(made['incidents']).toBeGreaterThan(240);
  // At its cadence it would be 864.
  expect(made['bikes']).toBeLessThan(60);
});

test('a restart does not give the calls of the day twice', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'calls-')), 'calls.json');
  const noon = MIDNIGHT + (DAY_SEC / 2) * 1000;
  const morning = aDay(callLedger(path), MIDNIGHT, noon);
  const afternoon = aDay(callLedger(path), noon, MIDNIGHT + DAY_SEC * 1000);
  expect(sum(morning.made) + sum(afternoon.made)).toBeLessThanOrEqual(1000);
  expect(callLedger(path).used(KEY, '2026-08-08')).toBe(sum(morning.made) + sum(afternoon.made));
  expect(callLedger(path).used(KEY, '2026-08-09')).toBe(0);
});

test('a ledger cut off in the middle counts as empty and is written anew', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'calls-')), 'calls.json');
  writeFileSync(path, '{"SEOUL_OPEN');
  const ledger = callLedger(path);
  expect(ledger.used(KEY, '2026-08-08')).toBe(0);
  ledger.note(KEY, '2026-08-08', 7);
  expect(callLedger(path).used(KEY, '2026-08-08')).toBe(7);
});

test('what the source counts wins: after its refusal nothing is asked until midnight there', () => {
  let nowMs = MIDNIGHT + 20 * 3_600_000;
  const budget = callBudget({
    limits: LIMITS,
    feeds: SEVEN,
    ledger: callLedger(),
    nowMs: () => nowMs,
  });
  expect(budget.take('river')).toBe(true);
  budget.exhaust('river');
  expect(budget.take('incidents')).toBe(false);
  expect(budget.plan('incidents')?.budget).toEqual({
    key: KEY,
    callsPerDay: 1000,
    left: 0,
    resetsAt: '2026-08-08T15:00:00.000Z',
  });
  expect(budget.untilResetMs('river')).toBe(4 * 3_600_000);
  nowMs += 4 * 3_600_000;
  expect(budget.take('incidents')).toBe(true);
  expect(budget.plan('incidents')?.budget.left).toBe(999);
});

test('feeds of a key without a limit are asked as they like', () => {
  const free = { feed: 'free', key: 'OTHER', everySec: 60, callsPerRound: 1, priority: 9 };
  const budget = callBudget({
    limits: LIMITS,
    feeds: [free],
    ledger: callLedger(),
    nowMs: () => MIDNIGHT,
  });
  expect(budget.plan('free')).toBeUndefined();
  expect(budget.untilResetMs('free')).toBeUndefined();
  for (let call = 0; call < 5000; call += 1) expect(budget.take('free')).toBe(true);
});

const demand = fc.record({
  everySec: fc.integer({ min: 60, max: 7200 }),
  callsPerRound: fc.integer({ min: 1, max: 40 }),
  priority: fc.integer({ min: 1, max: 9 }),
});

test('no plan asks faster than wished, and a later priority is never spared before an earlier one', () => {
  fc.assert(
    fc.property(
      fc.array(demand, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 200, max: 20_000 }),
      (shapes, calls) => {
        const demands = shapes.map((shape, index) => ({ ...shape, feed: `feed-${index}` }));
        const plan = stretchedCadences(demands, calls, DAY_SEC);
        const every = (feed: string): number => plan.get(feed) ?? 0;
        const needed = demands.reduce(
          (total, { feed, callsPerRound }) =>
            total + callsPerRound * Math.ceil(DAY_SEC / every(feed)),
          0,
        );
        const least = demands.reduce((total, { callsPerRound }) => total + callsPerRound, 0);
        expect(needed).toBeLessThanOrEqual(Math.max(calls, least));
        for (const { feed, everySec, priority } of demands) {
          expect(every(feed)).toBeGreaterThanOrEqual(everySec);
          if (every(feed) === everySec) continue;
          const later = demands.filter((other) => other.priority > priority);
          for (const other of later) {
            expect(every(other.feed)).toBeGreaterThanOrEqual(Math.min(4 * 3600, DAY_SEC));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
