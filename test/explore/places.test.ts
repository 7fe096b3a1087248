import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { betweenM } from '../../client/explore/between-shapes.ts';
import {
  findPlaces,
  placesOfDistricts,
  placesOfLines,
  placesOfThings,
  type BaseFeature,
} from '../../client/explore/places.ts';
import { aRow } from './rows.ts';

const read = (city: string, file: string): readonly BaseFeature[] =>
  (
    JSON.parse(readFileSync(`client/public/basemap/${city}/${file}.json`, 'utf8')) as {
      readonly features: readonly BaseFeature[];
    }
  ).features;

const seoul = [
  ...placesOfLines('stream', read('seoul', 'streams')),
  ...placesOfLines('road', read('seoul', 'roads')),
  ...placesOfDistricts(read('seoul', 'districts')),
];

test('a stream is found by its name, in English and by its initials', () => {
  for (const typed of ['도림천', '도림', 'dorim', 'ㄷㄹㅊ']) {
    expect(findPlaces(typed, seoul, 5)[0]?.subject).toBe('stream/도림천');
  }
  expect(findPlaces('관악', seoul, 5)[0]?.subject).toBe('district/11620');
  expect(findPlaces('ㄱㅇㄱ', seoul, 9).map(({ subject }) => subject)).toContain('district/11620');
  expect(findPlaces(' ', seoul, 5)).toEqual([]);
});

test('gauges that stand somewhere are places, values of a whole district are not', () => {
  const bridge = aRow('observation/신대방1교', {
    ko: '신대방1교',
    geometry: { type: 'Point', coordinates: [126.91, 37.49] },
  });
  expect(placesOfThings([bridge, aRow('no place')])).toEqual([
    { subject: bridge.subject, name: bridge.name, kind: 'gauge', geometry: bridge.geometry },
  ]);
});

test('every city has districts to measure from, and a district that a stream crosses is not far', () => {
  for (const city of ['seoul', 'seberang-perai', 'delhi']) {
    const districts = placesOfDistricts(read(city, 'districts'));
    expect(districts.length).toBeGreaterThan(0);
  }
  const of = (subject: string) => {
    const place = seoul.find((each) => each.subject === subject);
    if (place === undefined) throw new Error(subject);
    return place.geometry;
  };
  expect(betweenM(of('stream/도림천'), of('district/11620'))).toBe(0);
  expect(betweenM(of('stream/도림천'), of('district/11320'))).toBeGreaterThan(10_000);
});

test('a district of several parts is one place with all of them', () => {
  const square = (west: number): readonly (readonly [number, number])[] => [
    [west, 0],
    [west + 1, 0],
    [west + 1, 1],
    [west, 0],
  ];
  const properties = { code: '1', ko: '섬', en: '' };
  const [island] = placesOfDistricts([
    {
      properties,
      geometry: { type: 'MultiPolygon', coordinates: [[square(0)], [square(5)]] },
    },
  ]);
  expect(island?.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [[square(0)], [square(5)]],
  });
});
