import { WebMercatorViewport } from '@deck.gl/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotsOf } from '../../client/map/dots.ts';
import { drawnRows } from '../../client/map/drawn-rows.ts';
import { fromOrigin } from '../../client/layers/kit/world.ts';
import { tokenColours } from '../../client/layers/kit/token-colours.ts';
import { aRow } from './rows.ts';

const aPlace = fc.record({
  lon: fc.double({ min: 126.7, max: 127.3, noNaN: true }),
  lat: fc.double({ min: 37.4, max: 37.7, noNaN: true }),
});
const SIZE = { width: 1280, height: 800 };

test('a dot stands at its place on screen, to a tenth of a pixel at a house as over the city', () => {
  const aView = fc.record({
    zoom: fc.double({ min: 9, max: 19, noNaN: true }),
    pitch: fc.double({ min: 0, max: 60, noNaN: true }),
    bearing: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(aPlace, { minLength: 1, maxLength: 8 }), aView, (places, view) => {
      const rows = places.map((at) => ({ at }));
      const { origin, attributes } = dotsOf(rows, () => [0, 0, 0, 255]);
      const last = places.at(-1) ?? { lon: 0, lat: 0 };
      const seen = new WebMercatorViewport({
        ...SIZE,
        ...view,
        longitude: last.lon,
        latitude: last.lat,
      });
      // The graphics card counts in 32 bits.
      const toClip = fromOrigin(seen.viewProjectionMatrix, origin).map(Math.fround);
      const [x = 0, y = 0] = attributes.getPosition.value.slice(-2);
      const clip = [0, 1, 3].map(
        (row) => (toClip[row] ?? 0) * x + (toClip[row + 4] ?? 0) * y + (toClip[row + 12] ?? 0),
      );
      const [across = 0, up = 0, w = 1] = clip;
      const pixel = [((across / w + 1) / 2) * SIZE.width, ((1 - up / w) / 2) * SIZE.height];
      const [expectedX = 0, expectedY = 0] = seen.project([last.lon, last.lat]);
      expect(Math.abs((pixel[0] ?? 0) - expectedX)).toBeLessThan(0.1);
      expect(Math.abs((pixel[1] ?? 0) - expectedY)).toBeLessThan(0.1);
    }),
  );
});

test('every row with a place is drawn, in its colour; what is over is grey, what is late seen through', () => {
  const at = { lon: 127, lat: 37.5 };
  const geometry = { type: 'Point', coordinates: [127, 37.5] } as const;
  const rows = [
    aRow('calm', { at, geometry }),
    aRow('over', { at, geometry, level: 3, endedMs: 1 }),
    aRow('late', { at, geometry, feed: 'late' }),
    aRow('nowhere'),
    aRow('loud', { at, geometry, level: 2 }),
  ];
  const colours = tokenColours((property) => (property === '--g-6' ? '#808080' : '#102030'));
  const { dots, marks } = drawnRows(rows, colours, new Set(['late']));
  expect(marks.map(({ subject }) => subject)).toEqual(['loud']);
  const fills = dots.attributes.getFillColor.value;
  const fillOf = (index: number): readonly number[] =>
    Array.from(fills.subarray(4 * index, 4 * index + 4));
  expect([dots.length, fills.length]).toEqual([3, 12]);
  expect([0, 1, 2].map(fillOf)).toEqual([
    [16, 32, 48, 255],
    [128, 128, 128, 255],
    [16, 32, 48, 110],
  ]);
});
