import { expect, test } from 'vitest';
import { geometryInCity } from '../../server/feed-kit/geojson-geometry.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext();
const line = (...coordinates: unknown[]) => ({ type: 'LineString', coordinates });

test('a shape in the city is kept to six decimals, repetitions without a word', () => {
  const shape = line([126.93, 37.48], [126.93, 37.48], [126.9412345678, 37.48, 12]);
  expect(geometryInCity(city, shape)).toEqual({
    geometry: {
      type: 'LineString',
      coordinates: [
        [126.93, 37.48],
        [126.941235, 37.48],
      ],
    },
    flags: [],
  });
});

test('a line of no length still says where; one beside a good line goes', () => {
  const dot = [
    [126.93, 37.48],
    [126.93, 37.48],
  ];
  expect(geometryInCity(city, { type: 'MultiLineString', coordinates: [dot] })).toEqual({
    geometry: { type: 'Point', coordinates: [126.93, 37.48] },
    flags: ['geometry-repaired'],
  });
  const real = [
    [126.93, 37.48],
    [126.95, 37.48],
  ];
  const both = geometryInCity(city, { type: 'MultiLineString', coordinates: [real, dot] });
  expect(both).toMatchObject({ geometry: { type: 'LineString' }, flags: ['geometry-repaired'] });
});

test('an open ring is closed, one that encloses nothing is dropped', () => {
  const open = [
    [126.93, 37.48],
    [126.95, 37.48],
    [126.95, 37.5],
  ];
  const area = geometryInCity(city, { type: 'Polygon', coordinates: [open] });
  expect(area.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[[...open, open[0]]]] });
  const flat = geometryInCity(city, { type: 'Polygon', coordinates: [open.slice(0, 2)] });
  expect(flat).toEqual({ geometry: null, flags: ['geometry-dropped'] });
});

test.each([
  ['swapped axes', line([37.48, 126.93], [37.5, 126.95])],
  ['texts', line(['126.93', '37.48'], ['126.95', '37.48'])],
  ['NaN', line([Number.NaN, 37], [126.9, 37.5])],
  ['no such type', { type: 'Circle', coordinates: [126.9, 37.5] }],
  ['no coordinates', { type: 'Polygon' }],
])('%s is no shape', (_name, shape) => {
  expect(geometryInCity(city, shape)).toEqual({ geometry: null, flags: ['geometry-dropped'] });
});

test('none is no error, elsewhere is said', () => {
  expect(geometryInCity(city, null)).toEqual({ geometry: null, flags: [] });
  expect(geometryInCity(city, line([2.3, 48.8], [2.4, 48.9])).flags).toContain('out-of-area');
});
