import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourCalls } from '../../client/explore/calls-normal.ts';
import { normalHours } from '../../client/explore/normal-hours.ts';
import type { AggregateAnswer } from '../../contract/history.ts';

const CODES = ['11620', '11590'];
const FEEDS = new Set(['calls']);

const answer = (
  counts: Readonly<Record<string, number>>,
  parts: Partial<AggregateAnswer> = {},
): AggregateAnswer => ({
  kind: 'incident',
  by: ['district', 'feed'],
  from: '2022-08-08T11:00:00.000Z',
  to: '2022-08-08T12:00:00.000Z',
  heldFrom: '2022-07-01T00:00:00.000Z',
  groups: Object.entries(counts).map(([code, count]) => ({ key: [code, 'calls'], count })),
  ...parts,
});

const week = (n: number): AggregateAnswer => answer({ 11_620: n, 11_590: 1 });

test('calls stand beside the middle of the weeks that are held, other sources left out', () => {
  const last = answer({ 11_620: 41 });
  const others = { key: ['11620', 'roads'], count: 99 };
  const told = hourCalls(
    { ...last, groups: [...last.groups, others] },
    [week(6), week(4), week(60), week(5)],
    FEEDS,
    CODES,
  );
  expect(told?.weeks).toBe(4);
  expect(told?.byDistrict.get('11620')).toEqual({ calls: 41, normal: 5.5 });
  expect(told?.byDistrict.get('11590')).toEqual({ calls: 0, normal: 1 });
});

test('weeks before the history, with holes, or in which nobody was heard are no weeks; one is not normal yet', () => {
  const early = { ...week(6), heldFrom: '2022-08-08T11:30:00.000Z' };
  const cut = { ...week(6), holes: [{ from: '2022-08-08T11:00:00Z', to: '2022-08-08T11:10:00Z' }] };
  const silent = answer({});
  const few = hourCalls(answer({ 11_620: 3 }), [early, cut, silent, week(6)], FEEDS, CODES);
  expect(few?.weeks).toBe(0);
  expect(few?.byDistrict.get('11620')).toEqual({ calls: 3, normal: undefined });
  const { heldFrom: _none, ...empty } = answer({});
  expect(hourCalls(empty, [week(6), week(6)], FEEDS, CODES)).toBeUndefined();
});

test('the hours asked for are whole hours of the city, a week apart by its clocks', () => {
  const zones = fc.constantFrom('Asia/Seoul', 'Asia/Kolkata', 'Europe/Berlin');
  const clocks = fc.integer({ min: Date.UTC(2022, 0, 20), max: Date.UTC(2022, 11, 20) });
  fc.assert(
    fc.property(zones, clocks, (zone, clockMs) => {
      const { lastMs, beforeMs } = normalHours(clockMs, zone);
      const shown = (ms: number): string =>
        new Date(ms).toLocaleString('en-GB', {
          timeZone: zone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        });
      expect(shown(lastMs)).toMatch(/:00$/u);
      expect(clockMs - lastMs).toBeGreaterThanOrEqual(3_600_000);
      expect(clockMs - lastMs).toBeLessThan(7_200_000);
      expect(new Set([lastMs, ...beforeMs].map(shown)).size).toBe(1);
      expect(beforeMs.length).toBeGreaterThanOrEqual(3);
    }),
  );
  const { lastMs } = normalHours(Date.parse('2022-08-08T21:32:00+05:30'), 'Asia/Kolkata');
  expect(lastMs).toBe(Date.parse('2022-08-08T20:00:00+05:30'));
});
