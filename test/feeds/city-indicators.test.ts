import { describe, expect, test } from 'vitest';
import type { IndicatorEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import connector from '../../server/feeds/city-indicators.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { smallCity } from '../support/small-city.ts';

const city = feedContext(connector);

function read(name: string) {
  return connector.read(fixtureFrame('city-indicators', name), city);
}

function held(name: string, subject: string): IndicatorEvent['data'] | undefined {
  return read(name).events.findLast((event) => event.subject === subject)?.data as
    IndicatorEvent['data'] | undefined;
}

/** One figure as a publisher would send it at that day. */
function sent(period: string, value: number, publishedAt: string, receivedAt = publishedAt) {
  const row = { id: 'fires', theme: 'safe', label: '화재', unit: '건', period, value };
  const body = {
    format: 'city-indicators/1',
    publishedAt,
    sourceName: '서울시',
    statistics: [row],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return connector.read(
    frameOf('city-indicators', bytes, { receivedAt: `${receivedAt}T12:00:00.000Z` }),
    city,
  ).events;
}

describe('the cases of city-indicators', () => {
  expectCases(connector);
});

test('a month carries the month before as its past, the target and how much of it is reached', () => {
  expect(held('good', 'indicator/city/fires')).toMatchObject({
    form: 'statistic',
    theme: { id: 'safe', name: { ko: '안전한', en: 'Safe' } },
    value: 381,
    period: { from: '2022-06-01', to: '2022-06-30', label: { ko: '2022년 6월', en: 'Jun 2022' } },
    past: [{ label: '2022-05', value: 402 }],
    attainment: 1.1024,
    publishedAt: '2022-07-05T00:00:00.000Z',
    sourceName: { ko: '서울특별시', en: 'Seoul Metropolitan Government' },
  });
  expect(held('good', 'indicator/city/electricity-self-reliance')).toMatchObject({
    attainment: 0.56,
    targetBy: '2020',
    past: [{ label: '2011', value: 2.8 }],
  });
});

test('a figure of a district is a thing of its own; what is not known yet is null, not 0', () => {
  expect(held('good', 'indicator/city/fires/11620')).toMatchObject({
    value: 21,
    district: '11620',
    districts: ['11620'],
    past: [],
  });
  const survey = held('good', 'indicator/city/survey');
  expect(survey).toMatchObject({ value: null, theme: { id: 'open' } });
  expect(survey).not.toHaveProperty('attainment');
});

test('pledges and votes keep what was told of them', () => {
  expect(held('good', 'indicator/pledge/rain-tunnel')).toMatchObject({
    nature: 'project',
    progressPct: 35,
    budgetWon: 1_500_000_000_000,
    milestones: [{ isDone: true }, { on: '2027-12-31', isDone: false }],
  });
  expect(held('good', 'indicator/vote/night-bus')).toMatchObject({
    options: [{ votes: 8123 }, { votes: 911 }],
    voters: 9034,
  });
});

test('a table has a row a period; quoted commas and grouped digits are read', () => {
  expect(held('table', 'indicator/city/bike-rides')).toMatchObject({
    value: 3205,
    attainment: 1.0683,
    past: [
      { label: '2019', value: 1907 },
      { label: '2020', value: 2371 },
    ],
  });
  expect(held('table', 'indicator/city/debt-per-head')).toMatchObject({
    label: { ko: '1인당 채무, 실질' },
    value: 1021.5,
  });
});

test('each reject says its place and its reason', () => {
  expect(read('table').rejects).toMatchObject([
    { where: 'row 6 bad-row', why: 'value: not a number: "약 3000"' },
  ]);
  expect(read('half-broken').rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual(
    expect.arrayContaining([
      'statistics.2 fires: period: expected a period, e.g. 2021, 2021-Q3 or 2021-07, found 2022-13',
      'statistics.4 fires: period: 2022-05 stands before with another value',
      'statistics.5 fires: theme: expected one of warm, safe, energy, open',
      'statistics.7 fires: publishedAt: in the future: 2031-01-01',
      'pledges.0 rain-tunnel: progressPct: over 100',
      'votes.0 night-bus: to: before 2022-05-01',
    ]),
  );
});

test('CP949 without saying so: Korean headings, words, and a syllable that EUC-KR lacks', () => {
  expect(held('table-cp949', 'indicator/city/pharmacy')).toMatchObject({
    label: { ko: '똠방각하 쉼터' },
    better: 'higher',
  });
  expect(held('table-cp949', 'indicator/pledge/library')).toMatchObject({
    nature: 'project',
    state: 'running',
    department: { ko: '문화본부' },
    milestones: [{ name: { ko: '착공' }, on: '2021-03-02', isDone: true }, { isDone: false }],
  });
  expect(held('table-cp949', 'indicator/vote/car-free')).toMatchObject({ voters: 6408 });
});

test('a correction replaces, a newer period follows, an older one comes late', () => {
  const state = smallCity({ id: 'city-indicators' });
  const take = (...args: Parameters<typeof sent>) =>
    merge(state, sent(...args), `${args[3] ?? args[2]}T12:00:00.000Z`);
  const shown = (): unknown => {
    const data = state.byKind.indicator.get('indicator/city/fires')?.data;
    return data?.form === 'statistic' ? [data.period.to, data.value] : undefined;
  };
  take('2022-06', 381, '2022-07-05');
  expect(take('2022-06', 381, '2022-07-05').duplicates).toBe(1);
  take('2022-06', 384, '2022-07-09');
  expect(shown()).toEqual(['2022-06-30', 384]);
  // The first publication once more, and a month before: neither takes the place of what is newer.
  expect(take('2022-06', 380, '2022-07-05', '2022-07-10').late).toHaveLength(1);
  expect(take('2022-05', 402, '2022-07-11').late).toHaveLength(1);
  expect(shown()).toEqual(['2022-06-30', 384]);
  take('2022-07', 399, '2022-08-05');
  expect(shown()).toEqual(['2022-07-31', 399]);
});
