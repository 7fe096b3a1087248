import { expect, test } from 'vitest';
import type { ObservationEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/seoul-city-air.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function observed(name: string): readonly ObservationEvent[] {
  const { events } = connector.read(fixtureFrame(connector.id, name), city);
  return events.filter((event) => event.kind === 'observation');
}

const values = (name: string, station: string) =>
  observed(name)
    .filter(({ subject }) => subject.startsWith(`observation/city-air/${station}/`))
    .map(({ data }) => [data.observedProperty, data.result, data.resultQuality]);

expectCases(connector);

test('a district is one observation for each pollutant, at its station', () => {
  expect(observed('normal')[0]).toMatchObject({
    subject: 'observation/city-air/종로구/air.pm10',
    time: '2022-08-08T11:00:00.000Z',
    data: {
      unit: 'ug/m3',
      result: 17,
      geometry: { type: 'Point', coordinates: [127.00501, 37.57202] },
      districts: ['11110'],
      featureOfInterest: { id: 'air-station/종로구', name: { ko: '종로구' } },
      provenance: { ref: '종로구 202208082000', licence: 'KOGL-1' },
    },
  });
});

test('all zero without a grade is a station that is down, not clean air', () => {
  expect(values('station-down', '중구')).toEqual(
    ['pm10', 'pm25', 'o3', 'no2', 'co', 'so2', 'khai'].map((name) => [
      `air.${name}`,
      null,
      'missing',
    ]),
  );
});

test('dust and index at 0 beside measured gases are missing; a gas at 0.000 ppm is a value', () => {
  expect(values('station-down', '성동구')).toEqual([
    ['air.pm10', null, 'missing'],
    ['air.pm25', null, 'missing'],
    ['air.o3', 0.024, 'provisional'],
    ['air.no2', 0.016, 'provisional'],
    ['air.co', 0.4, 'provisional'],
    ['air.so2', 0.002, 'provisional'],
    ['air.khai', null, 'missing'],
  ]);
  expect(values('normal', '용산구')[2]).toEqual(['air.o3', 0, 'provisional']);
});

test('the column names before November 2024 mean the same', () => {
  expect(values('old-names', '광진구')[0]).toEqual(['air.pm10', 22, 'provisional']);
  expect(values('old-names', '노원구')[1]).toEqual(['air.pm25', null, 'missing']);
});

test('every row that cannot be read is named with the reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '은평구: no such time: 202208082500',
    '양천구: pm25: not a number: "열"',
    'row 4: schema drift: neither MSRSTN_NM nor MSRSTE_NM',
    '금천구: schema drift: no value of any pollutant',
    'row 6: row is not an object',
  ]);
});
