import { expect, test } from 'vitest';
import type { Bounds } from '../../contract/place.ts';
import { lettersOnMap } from '../../client/panels/takeover/letters-on-map.ts';

const bounds: Bounds = [126.85, 37.45, 126.95, 37.5];
const on = { lon: 126.9, lat: 37.48 };
const north = { lon: 126.9, lat: 37.52 };
const west = { lon: 126.8, lat: 37.48 };

test.each([
  [[on, on, on, on], 'A–D'],
  [[on, on], 'A·B'],
  [[on], 'A'],
  [[north, on, west, on], 'B·D'],
  [[north, west], ''],
  [[], ''],
  [[on, on, on, on, on, on], 'A–D'],
])('of the cameras %j the map carries "%s"', (cameras, letters) => {
  expect(lettersOnMap(cameras, bounds)).toBe(letters);
});

test('a situation that says not where it is has no camera on the map', () => {
  expect(lettersOnMap([on], undefined)).toBe('');
});
