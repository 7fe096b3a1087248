import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { LEVELS, rankOf } from '../../client/design/severity.ts';
import {
  districtContacts,
  districtGauge,
  districtLayers,
} from '../../client/explore/drill-district.ts';
import {
  orderScoreRows,
  SCORE_COLUMNS,
  scoreRows,
  type ScoreRow,
} from '../../client/explore/score-rows.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { createThings } from '../../client/explore/things-of-city.ts';
import { DistrictTable } from '../../client/panels/explore/district-table.tsx';
import type { CityEvent } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import { situation } from '../client/office-events.ts';
import {
  at,
  cityOf,
  feed,
  incident,
  indicator,
  nowMs,
  observation,
  seoul,
} from '../client/wall-events.ts';

const call = (id: string, startedAt: string, districts: readonly string[]) =>
  incident(id, {
    startedAt,
    districts,
    stages: [{ code: '접수', name: { ko: '접수' }, at: startedAt }],
  });

function rowsOf(events: readonly CityEvent[]): readonly ScoreRow[] {
  const city = cityOf(events);
  return scoreRows(city, createThings()(city), seoul.districts, nowMs);
}

const evening = (state: FeedState): readonly CityEvent[] => [
  feed('f', state, at('21:31')),
  call('1', at('21:20'), ['11620']),
  call('2', at('20:40'), ['11620', '11590']),
  call('old', at('19:40'), ['11620']),
  incident('road', { startedAt: at('21:00'), districts: ['11590'] }),
  situation('1', {
    districts: ['11620'],
    notes: [
      {
        at: at('21:10'),
        actor: { name: '김분석', role: 'operator' },
        text: '둑 월류',
        pin: { geometry: { type: 'Point', coordinates: [126.93, 37.48] } },
      },
    ],
  }),
  situation('over', { districts: ['11620'], phase: 'closed', endedAt: at('21:00') }),
  indicator('district-levels', {
    form: 'district-levels',
    until: at('21:30'),
    cellSec: 600,
    derivedFrom: [],
    cells: { 11_620: '0'.repeat(30) + '333444', 11_590: '0'.repeat(36) },
    reasons: { 11_620: [{ ko: '신대방 시간 강우 120.5 mm' }] },
  }),
];

test('a district says its level, what is open, and the calls of the last hour', () => {
  const rows = new Map(rowsOf(evening('live')).map((row) => [row.code, row]));
  expect(rows.get('11620')).toMatchObject({ level: 4, situations: 1, incidents: 3, calls: 2 });
  expect(rows.get('11590')).toMatchObject({ level: 0, situations: 0, incidents: 2, calls: 1 });
  // The note on the map is one more row there, and no situation.
  expect(createThings()(cityOf(evening('live'))).some(({ layer }) => layer === 'note')).toBe(true);
  // No level was told of it: not normal.
  expect(rows.get('11110')).toMatchObject({ level: '?', calls: 0, score: undefined });
});

test('of calls that nobody hears there is no number, not a 0', () => {
  for (const { calls } of rowsOf(evening('down'))) expect(calls).toBeUndefined();
  const silent = rowsOf([feed('f', 'down', null)]);
  for (const { situations, incidents, requests } of silent) {
    expect([situations, incidents, requests]).toEqual([undefined, undefined, undefined]);
  }
});

test('a column sorts both ways, and what is not known stands last either way', () => {
  const row: fc.Arbitrary<ScoreRow> = fc.record({
    code: fc.string(),
    name: fc.record({ ko: fc.constantFrom('강남구', '중구', '관악구') }),
    level: fc.constantFrom(...LEVELS, '?' as const),
    cells: fc.constant(''),
    reasons: fc.constant([]),
    score: fc.option(fc.double({ min: 0, max: 1.5, noNaN: true }), { nil: undefined }),
    situations: fc.nat(9),
    incidents: fc.nat(99),
    calls: fc.option(fc.nat(99), { nil: undefined }),
    callsDay: fc.constant(undefined),
    requests: fc.nat(9),
    covered: fc.nat(8),
    domains: fc.constant(8),
  });
  fc.assert(
    fc.property(
      fc.array(row),
      fc.constantFrom(...SCORE_COLUMNS),
      fc.boolean(),
      (rows, sort, down) => {
        const sorted = orderScoreRows(rows, sort, down);
        expect(sorted).toHaveLength(rows.length);
        for (const column of ['score', 'calls'] as const) {
          if (sort !== column) continue;
          const told = sorted.map((each) => each[column]);
          const known = told.filter((value) => value !== undefined);
          expect(told.slice(0, known.length)).toEqual(known);
          expect(known).toEqual(known.toSorted((a, b) => (down ? b - a : a - b)));
        }
      },
    ),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const ranks = orderScoreRows(rows, '', false).map(({ level }) => rankOf(level));
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }),
  );
});

test('the table says all of it to readers too: sorted column, level and reason of each, unknown in a word', () => {
  const page = (language: 'ko' | 'en', isWide: boolean) =>
    renderToStaticMarkup(
      createElement(
        I18nextProvider,
        { i18n: createWording(language) },
        createElement(DistrictTable, {
          rows: rowsOf(evening('down')),
          sort: 'calls',
          isDescending: true,
          isWide,
          chosen: '11620',
          onSort: () => undefined,
          onOpen: () => undefined,
        }),
      ),
    );
  expect(page('ko', true)).toContain('aria-sort="descending"');
  expect(page('ko', true)).toContain('관악구, 심각, 신대방 시간 강우 120.5 mm');
  expect(page('ko', true)).toContain('알 수 없음');
  expect(page('en', false)).toContain('Gwanak');
  expect(page('en', false)).not.toContain('explore/');
});

test('what is in a district stands by layer with the worst first; who is in charge stands once', () => {
  const contact = { id: 'ops', name: { ko: '재난안전상황실' }, duty: { ko: '총괄' } };
  const gauge = (id: string, result: number) =>
    observation(id, {
      observedProperty: 'water.level',
      unit: 'm',
      result,
      districts: ['11620'],
      thresholds: [{ value: 5, severity: 'Severe', label: { ko: '경보' } }],
    });
  const things = [
    gauge('low', 1),
    gauge('high', 6),
    observation('rain', { districts: ['11620'] }),
    observation('elsewhere', { districts: ['11590'] }),
    situation('1', { districts: ['11620'], severity: 'Minor', incharge: [contact] }),
    situation('2', { districts: ['11620'], severity: 'Minor', incharge: [contact] }),
    situation('3', { districts: ['11590'], incharge: [{ ...contact, id: 'other' }] }),
  ].map((event) => thingOfEvent(event));
  const layers = districtLayers(things, '11620');
  expect(layers.map(({ layer }) => layer)[0]).toBe('observation/water.level');
  expect(layers[0]?.things.map(({ subject }) => subject)).toEqual([
    'observation/high',
    'observation/low',
  ]);
  expect(layers.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect(districtContacts(things, '11620')).toEqual([contact]);
  expect(districtGauge(things, '11620')?.subject).toBe('observation/high');
});
