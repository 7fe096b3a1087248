import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DensityBucket } from '../../contract/density.ts';
import { conductorKey } from '../../client/explore/conductor-keys.ts';
import { groupMarks, type TimeMark } from '../../client/explore/conductor-marks.ts';
import {
  barsOf,
  brushed,
  bucketSec,
  isOfWindow,
  nextSpan,
  ticksOf,
  windowAround,
} from '../../client/explore/conductor-window.ts';
import { SPANS_MIN, type TimeRange } from '../../client/explore/explore-view.ts';
import { zonedInstant } from '../../client/design/times.ts';

const clockMs = Date.parse('2022-08-08T21:32:07+09:00');
const anInstant = fc
  .integer({ min: 1_500_000_000, max: 1_900_000_000 })
  .map((seconds) => seconds * 1000);
const aSpan = fc.constantFrom(...SPANS_MIN);

test('the window holds the clock, a little of what comes, and stands still while the clock runs on', () => {
  fc.assert(
    fc.property(anInstant, aSpan, (atMs, spanMin) => {
      const { fromMs, toMs } = windowAround(atMs, spanMin);
      const spanMs = spanMin * 60_000;
      expect(toMs - fromMs).toBe(spanMs);
      expect(atMs).toBeGreaterThan(fromMs);
      expect(toMs - atMs).toBeGreaterThanOrEqual(spanMs * 0.06);
      expect(toMs - atMs).toBeLessThanOrEqual(spanMs * 0.11);
    }),
  );
  const steps = new Set(
    Array.from({ length: 60 }, (_, second) => windowAround(clockMs + second * 1000, 390).toMs),
  );
  expect(steps.size).toBeLessThanOrEqual(2);
});

test('ticks are round times of the city, on days of 23 and 25 hours too, and name midnight', () => {
  for (const [zone, day] of [
    ['Asia/Seoul', '2022-08-08T23:00:00+09:00'],
    ['Europe/Berlin', '2022-03-27T05:00:00+02:00'],
    ['Europe/Berlin', '2022-10-30T05:00:00+01:00'],
    ['Asia/Kolkata', '2022-08-08T23:00:00+05:30'],
  ] as const) {
    for (const spanMin of SPANS_MIN) {
      const window = windowAround(Date.parse(day), spanMin);
      const ticks = ticksOf(window, zone);
      expect(ticks.length).toBeGreaterThan(3);
      expect(ticks.length).toBeLessThanOrEqual(15);
      for (const { atMs, isMidnight } of ticks) {
        const told = zonedInstant(atMs, zone);
        expect(told).toMatch(/T\d\d:[0-5][05]:00/u);
        expect([told, isMidnight]).toEqual([told, told.includes('T00:00:00')]);
      }
    }
  }
});

const bucket = (at: string, incidents: number, alarms: number): DensityBucket => ({
  at,
  observations: 100,
  incidents,
  alerts: 0,
  requests: 0,
  situations: 0,
  alarms,
});

test('bars reach to the clock and no further, and share one scale', () => {
  const window = windowAround(clockMs, 390);
  const { bars, mostEvents } = barsOf(
    [
      bucket('2022-08-08T12:25:00.000Z', 6, 2),
      bucket('2022-08-08T12:30:00.000Z', 3, 1),
      bucket('2022-08-08T12:35:00.000Z', 90, 9),
    ],
    300,
    window,
    clockMs,
  );
  expect(bars.map(({ told }) => told.at.slice(11, 16))).toEqual(['12:25', '12:30']);
  expect(mostEvents).toBe(8);
  expect(bars.map(({ events, alarms }) => [events, alarms])).toEqual([
    [6 / 8, 2 / 8],
    [3 / 8, 1 / 8],
  ]);
  expect(bars.at(-1)?.toMs).toBe(clockMs);
});

test('what is brushed is whole minutes, in order, and never after the clock', () => {
  fc.assert(
    fc.property(anInstant, anInstant, anInstant, (a, b, clock) => {
      const range = brushed(a, b, clock);
      if (range === undefined) return;
      expect(range.fromMs % 60_000).toBe(0);
      expect(range.toMs - range.fromMs).toBeGreaterThanOrEqual(60_000);
      expect(range.toMs).toBeLessThan(clock + 60_000);
    }),
  );
});

test('keys put the ends of the range at the instant, take it away and change the window', () => {
  const stand = { atMs: clockMs, edgeMs: clockMs, spanMin: 390 as const, range: undefined };
  const minute = Math.ceil(clockMs / 60_000) * 60_000;
  const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });
  const half = Math.round((clockMs - 30 * 60_000) / 60_000) * 60_000;
  expect(conductorKey(key('['), stand)).toMatchObject({ range: { fromMs: half } });
  expect(
    conductorKey(key(']'), { ...stand, range: { fromMs: half - 60_000, toMs: half } }),
  ).toEqual({
    type: 'range',
    range: { fromMs: half - 60_000, toMs: Math.min(minute, Math.round(clockMs / 60_000) * 60_000) },
  });
  expect(conductorKey(key('\\'), stand)).toEqual({ type: 'clear' });
  expect(conductorKey(key('Z'), stand)).toEqual({ type: 'span', spanMin: 180 });
  expect(conductorKey(key('Z', true), stand)).toEqual({ type: 'span', spanMin: 720 });
  expect(conductorKey(key('x'), stand)).toBeUndefined();
  expect([nextSpan(30, -1), nextSpan(10_080, 1), bucketSec(390)]).toEqual([30, 10_080, 300]);
});

test('[ at one instant and ] at another make just that range, whichever comes first', () => {
  const aMinute = anInstant.map((ms) => ms - (ms % 60_000));
  const minutes = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(aMinute, minutes, minutes, fc.boolean(), (fromMs, long, later, isFromFirst) => {
      const toMs = fromMs + long * 60_000;
      const pressed = [
        { key: '[', atMs: fromMs },
        { key: ']', atMs: toMs },
      ];
      let range: TimeRange | undefined;
      for (const { key, atMs } of isFromFirst ? pressed : pressed.toReversed()) {
        const stand = { atMs, edgeMs: toMs + later * 60_000, spanMin: 390 as const, range };
        const wish = conductorKey({ key, shiftKey: false }, stand);
        range = wish?.type === 'range' ? wish.range : undefined;
      }
      expect(range).toEqual({ fromMs, toMs });
    }),
  );
});

test('marks that would lie on each other stand as the worst of them, and none is lost', () => {
  const mark = (atMs: number, level: TimeMark['level']): TimeMark => ({
    key: String(atMs),
    subject: 'situation/x',
    atMs,
    level,
    title: { ko: '도림천 범람' },
    what: 'opened',
  });
  const groups = groupMarks([mark(0, 2), mark(5, 4), mark(30, 1)], 10);
  expect(groups.map(({ lead, marks }) => [lead.level, marks.length])).toEqual([
    [4, 2],
    [1, 1],
  ]);
});

test('counts stand for a window only where they reach back as far and tell of nothing after the clock', () => {
  const [fromMs, nowMs] = [1_000_000_000, 1_010_000_000];
  const window = { fromMs, toMs: nowMs + 600_000 };
  const counted = { stepSec: 300, fromMs, toMs: nowMs - 60_000 };
  expect(isOfWindow(counted, window, 300, nowMs)).toBe(true);
  // The window has moved on: what is missing is only the newest.
  expect(isOfWindow(counted, { ...window, fromMs: fromMs + 1 }, 300, nowMs)).toBe(true);
  expect(isOfWindow(counted, { ...window, fromMs: fromMs - 1 }, 300, nowMs)).toBe(false);
  expect(isOfWindow(counted, window, 900, nowMs)).toBe(false);
  expect(isOfWindow({ ...counted, toMs: nowMs + 60_000 }, window, 300, nowMs)).toBe(false);
});
