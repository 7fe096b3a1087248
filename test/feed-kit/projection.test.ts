import { expect, test } from 'vitest';
import { pointInCity } from '../../server/feed-kit/point-in-city.ts';
import { EPSG_5181, projector } from '../../server/feed-kit/projection.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext();
const toLonLat = projector(EPSG_5181);

test('a bus that reports both systems lies where its own WGS84 says, within 10 m', () => {
  const point = toLonLat(203075.629, 445075.612);
  expect(Math.abs((point?.lat ?? 0) - 37.505091) * 111_000).toBeLessThan(10);
  expect(Math.abs((point?.lon ?? 0) - 127.034789) * 88_000).toBeLessThan(10);
});

test('the origin of the plane is where its definition says', () => {
  const origin = toLonLat(200_000, 500_000);
  expect(origin?.lon).toBeCloseTo(127, 9);
  expect(origin?.lat).toBeCloseTo(38, 9);
});

test('what is no number is no place', () => {
  expect(toLonLat(Number.NaN, 1)).toBeUndefined();
  expect(toLonLat(Infinity, 1)).toBeUndefined();
});

test.each([
  ['nowhere', undefined, ['geometry-dropped']],
  ['null island', { lon: 0, lat: 0 }, ['geometry-dropped']],
  ['Busan', { lon: 129.07, lat: 35.18 }, ['out-of-area', 'geometry-dropped']],
])('%s is not drawn', (_name, point, flags) => {
  expect(pointInCity(city, point)).toEqual({ geometry: null, flags });
});

test('a point in the city keeps six decimals', () => {
  expect(pointInCity(city, { lon: 126.97812345678, lat: 37.56612345678 })).toEqual({
    geometry: { type: 'Point', coordinates: [126.978123, 37.566123] },
    flags: [],
  });
});
