import { expect, test } from 'vitest';
import { selectDistrictCoverage } from '../../client/city/select-district-coverage.ts';
import { selectExceptions } from '../../client/city/select-exceptions.ts';
import { selectSources } from '../../client/city/select-sources.ts';
import { fittingNames } from '../../client/panels/fitting-names.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { FeedEvent } from '../../contract/event.ts';
import { at, cityOf, feed, incident, observation } from './wall-events.ts';

const source = (id: string, parts: Partial<FeedHealth>): FeedEvent => {
  const event = feed(id, parts.state ?? 'live', at('21:31'));
  return { ...event, data: { ...event.data, ...parts } };
};
const codes = ['11110', '11620'];
const rowsOf = (events: Parameters<typeof cityOf>[0]) =>
  selectDistrictCoverage(cityOf(events), codes).map(({ domain, cells, known }) => ({
    domain,
    cells: codes.map((code) => cells.get(code)),
    known,
  }));
const gauge = observation('level', { districts: ['11620'] });

test('a district without a gauge is not known, whatever its neighbour measures', () => {
  expect(rowsOf([source('f', { about: 'water' }), gauge])).toEqual([
    { domain: 'water', cells: ['none', 'measured'], known: 1 },
  ]);
});

test('a gauge that is not heard any more is lost, not measured', () => {
  expect(rowsOf([source('f', { about: 'water', state: 'down' }), gauge])).toEqual([
    { domain: 'water', cells: ['none', 'lost'], known: 0 },
  ]);
});

test('a source of reports tells of the whole city, also where nothing has happened', () => {
  const reports = source('f', { about: 'disaster' });
  expect(rowsOf([reports, incident('1', { districts: ['11620'] })])).toEqual([
    { domain: 'disaster', cells: ['told', 'told'], known: 2 },
  ]);
  expect(rowsOf([source('f', { about: 'disaster', state: 'down' })])[0]?.known).toBe(0);
});

const recorded = { transport: 'poll', state: 'not-connected' } as const;

test('exceptions are told worst first, alike ones together; what a recording leaves out is none', () => {
  const { feed: feeds } = cityOf([
    source('fine', {}),
    source('late', { state: 'late' }),
    source('drifted', { drift: ['column lost'] }),
    source('a', { state: 'down', reason: { ko: '키 없음' } }),
    source('b', { state: 'down', reason: { ko: '키 없음' } }),
    source('off', { state: 'not-connected', reason: { ko: '제공 종료' } }),
    source('left-out', recorded),
  ]).byKind;
  expect(
    selectExceptions(feeds).map(({ concern, feeds: some }) => [
      concern,
      ...some.map(({ feed: id }) => id),
    ]),
  ).toEqual([
    ['down', 'a', 'b'],
    ['late', 'late'],
    ['not-connected', 'off'],
    ['drift', 'drifted'],
  ]);
  expect(selectSources(feeds).leftOut.map(({ feed: id }) => id)).toEqual(['left-out']);
  expect(selectSources(feeds).heardable).toHaveLength(6);
});

test('names that do not fit are counted, none is lost', () => {
  const names = ['하천 수위', '강우량', '하수관로 수위'];
  expect(fittingNames(names, 12)).toEqual({ shown: ['하천 수위', '강우량'], rest: 1 });
  expect(fittingNames(names, 1).shown).toEqual(['하천 수위']);
});
