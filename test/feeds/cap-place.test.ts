import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertData } from '../../contract/event.ts';
import type { Coordinate } from '../../contract/place.ts';
import connector from '../../server/feeds/cap.feed.ts';
import { circleOfText, ringOfCircle } from '../../server/feeds/cap-circle.ts';
import { isClockwise, ringOf, ringOfText } from '../../server/feeds/cap-ring.ts';
import { MAX_VERTICES, simplified, splitAtAntimeridian } from '../../server/feeds/cap-ring-cut.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function shapes(): Readonly<Record<string, AlertData | undefined>> {
  const { events } = connector.read(fixtureFrame('cap', 'geometry'), city);
  return Object.fromEntries(
    events.flatMap((event) =>
      event.kind === 'alert' ? [[event.data.provenance.ref.slice(-1), event.data]] : [],
    ),
  );
}

test('no warning is dropped for its shape', () => {
  const { 1: bowTie, 2: onePoint, 3: open, 4: noRadius, 5: misplaced } = shapes();
  expect([bowTie?.geometry, bowTie?.flags]).toEqual([null, ['geometry-dropped']]);
  // By the even-odd rule only the western half of the knot has a label in it.
  expect(bowTie?.districts).toEqual(['11545']);
  expect([onePoint?.geometry, onePoint?.flags]).toEqual([null, ['geometry-dropped']]);
  expect([open?.geometry?.type, open?.flags]).toEqual(['MultiPolygon', ['geometry-repaired']]);
  expect(noRadius?.geometry).toEqual({ type: 'Point', coordinates: [126.95, 37.5] });
  expect(misplaced?.geometry).toEqual({ type: 'Point', coordinates: [126.91, 37.49] });
  expect(misplaced?.flags).toEqual(['geometry-repaired']);
  expect(misplaced).not.toHaveProperty('altitudeM');
});

test('an alert is for the city if its area touches it, or if only words say so', () => {
  const { 6: around, 7: busan, 8: named, 9: incheon } = shapes();
  expect(around?.districts).toHaveLength(25);
  expect(named?.districts).toHaveLength(25);
  expect([busan, incheon]).toEqual([undefined, undefined]);
});

test('a feed of the city itself needs no words, but a place elsewhere is elsewhere', () => {
  const local = { ...city, settings: { ...city.settings, areaWords: [], isLocal: true } };
  const { events } = connector.read(fixtureFrame('cap', 'geometry'), local);
  const refs = events.map(({ data }) => data.provenance.ref.slice(-1));
  expect(refs).toEqual(['1', '2', '3', '4', '5', '6', '8', '9']);
});

test('a circle is a ring of 64 corners, each as far from the middle as it should be', () => {
  const circle = circleOfText('37.5,127.0 10');
  const ring = circle === undefined ? [] : ringOfCircle(circle);
  expect(ring).toHaveLength(65);
  expect(ring[0]).toEqual(ring.at(-1));
  expect(isClockwise(ring)).toBe(false);
  const farthest = Math.max(...ring.map(([, lat]) => lat));
  // One degree of latitude is 111.195 km.
  expect(farthest - 37.5).toBeCloseTo(10 / 111.195, 4);
});

test('a ring across the antimeridian becomes two that stay within ±180°', () => {
  const circle = circleOfText('-17.0,179.9 50');
  const pieces = splitAtAntimeridian(circle === undefined ? [] : ringOfCircle(circle));
  expect(pieces).toHaveLength(2);
  expect(pieces.flat().filter(([lon]) => Math.abs(lon) > 180)).toEqual([]);
  for (const piece of pieces) expect(piece[0]).toEqual(piece.at(-1));
});

test('numbers that are none, or no place on earth, make no ring', () => {
  for (const text of ['', '37.5', '37.5,a 37.6,127 37.5,127.1', '95,127 96,127 96,128 95,127']) {
    expect(ringOfText(text)).toEqual({ ring: undefined, flag: 'geometry-dropped', vertices: [] });
  }
});

const coordinate = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
  .map(([x, y]): Coordinate => [127 + x / 100, 37.5 + y / 100]);

test('every ring is closed, counter-clockwise and without repeats, or it is none', () => {
  fc.assert(
    fc.property(fc.array(coordinate, { maxLength: 12 }), (vertices) => {
      const { ring, flag } = ringOf(vertices);
      expect(ring === undefined).toBe(flag === 'geometry-dropped');
      if (ring === undefined) return;
      expect(ring[0]).toEqual(ring.at(-1));
      expect(isClockwise(ring)).toBe(false);
      for (const [index, vertex] of ring.entries()) expect(vertex).not.toEqual(ring[index + 1]);
    }),
    { numRuns: 500 },
  );
});

test('a ring with very many corners keeps its form with few', () => {
  const ring = Array.from({ length: 20_001 }, (_, index): Coordinate => {
    const angle = (index / 20_000) * 2 * Math.PI;
    const wave = 1 + 0.01 * Math.sin(angle * 900);
    return [127 + 0.3 * wave * Math.cos(angle), 37.5 + 0.3 * wave * Math.sin(angle)];
  });
  const smaller = simplified(ring);
  expect(smaller.length).toBeLessThanOrEqual(MAX_VERTICES);
  expect(smaller.length).toBeGreaterThan(50);
  expect(smaller[0]).toEqual(smaller.at(-1));
});
