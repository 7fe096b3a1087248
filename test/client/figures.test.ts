import { expect, test } from 'vitest';
import { freshnessOf } from '../../client/city/select-freshness.ts';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { cellRuns } from '../../client/panels/district-strip.tsx';
import { excursionStart, sparklinePaths } from '../../client/panels/sparkline-path.ts';
import type { FigureData } from '../../contract/indicator.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import { at, cityOf, feed, indicator, nowMs } from './wall-events.ts';

function figureWith(value: number | null, asOf: string | null): FigureData {
  const event = indicator('figure/x', {
    form: 'figure',
    figure: 'x',
    label: { ko: 'x' },
    span: { ko: '' },
    value,
    unit: { ko: '' },
    severity: 'Normal',
    asOf,
    derivedFrom: ['a', 'b'],
  });
  return event.data as FigureData;
}

const feedsIn = (a: FeedState, b: FeedState) =>
  cityOf([feed('a', a, at('21:31')), feed('b', b, at('21:31'))]).byKind.feed;

test.each([
  ['live', 'live', 'fresh'],
  ['live', 'late', 'late'],
  ['live', 'down', 'late'],
  ['stale', 'live', 'late'],
  ['down', 'not-connected', 'dead'],
  ['not-connected', 'not-connected', 'dead'],
] as const)('a figure of feeds %s and %s is %s', (a, b, state) => {
  expect(freshnessOf(figureWith(1, at('21:31')), feedsIn(a, b), nowMs).state).toBe(state);
});

test('a figure nobody can know is dead though its feeds live; an old one tells its age', () => {
  const live = feedsIn('live', 'live');
  expect(freshnessOf(figureWith(null, null), live, nowMs)).toEqual({ state: 'dead', why: 'null' });
  expect(freshnessOf(figureWith(3, at('21:26')), live, nowMs)).toEqual({
    state: 'ageing',
    ageMs: 360_000,
  });
});

test('feeds: all silent when none speaks, whether it was lost or never connected', () => {
  expect(selectFeeds(feedsIn('down', 'not-connected')).isAllSilent).toBe(true);
  expect(selectFeeds(feedsIn('not-connected', 'not-connected')).isAllSilent).toBe(true);
  expect(selectFeeds(feedsIn('down', 'late')).isAllSilent).toBe(false);
  expect(selectFeeds(new Map()).isAllSilent).toBe(false);
});

test('feeds: none in time as soon as the last of them is late', () => {
  expect(selectFeeds(feedsIn('late', 'live')).isNoneInTime).toBe(false);
  expect(selectFeeds(feedsIn('late', 'not-connected')).isNoneInTime).toBe(true);
  expect(selectFeeds(feedsIn('down', 'stale')).isNoneInTime).toBe(true);
  expect(selectFeeds(feedsIn('not-connected', 'not-connected')).isNoneInTime).toBe(true);
});

const flat = (values: readonly (number | null)[]) => ({
  values,
  low: values.map(() => 10),
  high: values.map(() => 20),
});

test('an excursion is the last stretch beyond the band, if it lasts until now', () => {
  expect(excursionStart(flat([15, 30, 15, 25, 40]), undefined)).toBe(3);
  expect(excursionStart(flat([15, 30, 40, 15]), undefined)).toBeUndefined();
  expect(excursionStart(flat([15, 21]), undefined)).toBeUndefined();
  expect(excursionStart(flat([15, 19, 19.5]), 19)).toBe(1);
  expect(excursionStart(flat([15, 5]), undefined)).toBe(1);
});

test('silence in a strip is a gap, never a line through zero', () => {
  const paths = sparklinePaths(flat([10, null, null, 20]));
  expect(paths.gaps).toHaveLength(1);
  expect(paths.line.match(/M/gu)).toHaveLength(2);
  expect(sparklinePaths(flat([null, null])).end).toBeUndefined();
  expect(sparklinePaths(flat([null, null])).line).toBe('');
});

test('a strip of zeros lies on the base', () => {
  const zeros = sparklinePaths({ values: [0, 0], low: [null, null], high: [null, null] });
  expect(zeros.end?.y).toBe(90);
  expect(zeros.band).toBe('');
});

test('a district without cells is unknown for all six hours; short histories begin unknown', () => {
  expect(cellRuns('')).toEqual([{ letter: '?', from: 0, length: 36 }]);
  expect(cellRuns('0044')).toEqual([
    { letter: '?', from: 0, length: 32 },
    { letter: '0', from: 32, length: 2 },
    { letter: '4', from: 34, length: 2 },
  ]);
});
