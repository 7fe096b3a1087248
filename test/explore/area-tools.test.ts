import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import { distanceM, isInRing, toGeometryM } from '../../client/explore/area.ts';
import { areaTest, measurer } from '../../client/explore/area-test.ts';
import { betweenM } from '../../client/explore/between-shapes.ts';
import { isSelfCrossing, lineM, ringM2 } from '../../client/explore/measure-shape.ts';
import { selectShown } from '../../client/explore/select-shown.ts';
import { NO_FILTER } from '../../client/explore/filter.ts';
import { withinReach } from '../../client/explore/within-reach.ts';
import { aRow } from './rows.ts';

const cityPlace = fc.record({
  lon: fc.integer({ min: 126_800_000, max: 127_200_000 }).map((n) => n / 1e6),
  lat: fc.integer({ min: 37_400_000, max: 37_700_000 }).map((n) => n / 1e6),
});
const corner = ({ lon, lat }: LonLat): Coordinate => [lon, lat];
const shape: fc.Arbitrary<Geometry> = fc.oneof(
  cityPlace.map((at): Geometry => ({ type: 'Point', coordinates: corner(at) })),
  fc
    .array(cityPlace, { minLength: 1, maxLength: 6 })
    .map((line): Geometry => ({ type: 'LineString', coordinates: line.map(corner) })),
  fc
    .array(cityPlace, { minLength: 3, maxLength: 6 })
    .map((ring): Geometry => ({ type: 'MultiPolygon', coordinates: [[ring.map(corner)]] })),
);

test('what is near is as near from either side, and a shape lies within any distance of itself', () => {
  fc.assert(
    fc.property(shape, shape, fc.integer({ min: 1, max: 5000 }), (a, b, radiusM) => {
      const there = betweenM(a, b);
      expect(Math.abs(there - betweenM(b, a))).toBeLessThanOrEqual(1e-6 * (1 + there));
      expect(betweenM(a, a)).toBe(0);
      const isNear = areaTest({ type: 'near', subject: 'a', radiusM }, () => a);
      expect(isNear(aRow('same', { geometry: a, at: { lon: 127, lat: 37.5 } }))).toBe(
        a.type !== 'Point' || toGeometryM({ lon: 127, lat: 37.5 }, a) <= radiusM,
      );
    }),
    { numRuns: 300 },
  );
});

test('a test by area says of every place what measuring it says, wherever it lies', () => {
  fc.assert(
    fc.property(
      shape,
      fc.record({
        lon: fc.double({ min: 126.7, max: 127.3, noNaN: true }),
        lat: fc.double({ min: 37.3, max: 37.8, noNaN: true }),
      }),
      fc.integer({ min: 1, max: 30_000 }),
      (around, at, radiusM) => {
        const isNear = areaTest({ type: 'near', subject: 's', radiusM }, () => around);
        expect(isNear(aRow('row', { at }))).toBe(toGeometryM(at, around) <= radiusM);
      },
    ),
    { numRuns: 300 },
  );
});

/** Turns of a ring around a place, summed by angle: another way to the same answer. */
function turnsAround({ lon, lat }: LonLat, ring: readonly LonLat[]): number {
  const sum = ring.reduce((total, a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const [ax, ay, bx, by] = [a.lon - lon, a.lat - lat, b.lon - lon, b.lat - lat];
    return total + Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  }, 0);
  return Math.round(sum / (2 * Math.PI));
}

test('a place is inside of a ring when the ring goes around it an odd number of times', () => {
  fc.assert(
    fc.property(fc.array(cityPlace, { minLength: 3, maxLength: 9 }), cityPlace, (ring, at) => {
      fc.pre(
        toGeometryM(at, {
          type: 'MultiLineString',
          coordinates: [[...ring, ring[0] ?? at].map(corner)],
        }) > 0.5,
      );
      expect(isInRing(at, ring)).toBe(turnsAround(at, ring) % 2 !== 0);
    }),
    { numRuns: 500 },
  );
});

test('the dateline and the poles are places like others', () => {
  const west: LonLat = { lon: 179.99, lat: 10 };
  const east: LonLat = { lon: -179.99, lat: 10 };
  expect(toGeometryM(west, { type: 'Point', coordinates: corner(east) })).toBeCloseTo(
    distanceM(west, east),
    6,
  );
  const over: Geometry = { type: 'LineString', coordinates: [corner(west), corner(east)] };
  expect(toGeometryM({ lon: 180, lat: 10 }, over)).toBeLessThan(1);
  const ring = [
    { lon: 179, lat: 9 },
    { lon: -179, lat: 9 },
    { lon: -179, lat: 11 },
    { lon: 179, lat: 11 },
  ];
  expect(isInRing(west, ring)).toBe(true);
  expect(isInRing({ lon: -178, lat: 10 }, ring)).toBe(false);
  expect(isInRing({ lon: 0, lat: 10 }, ring)).toBe(false);
  const nearPole = areaTest(
    { type: 'circle', at: { lon: 0, lat: 89.99 }, radiusM: 5000 },
    () => undefined,
  );
  expect(nearPole(aRow('pole', { at: { lon: 180, lat: 89.99 } }))).toBe(true);
  const overLine = areaTest({ type: 'circle', at: west, radiusM: 5000 }, () => undefined);
  expect(overLine(aRow('east', { at: east }))).toBe(true);
  expect(ringM2(ring)).toBeCloseTo(
    ringM2(ring.map(({ lon, lat }) => ({ lon: lon > 0 ? lon - 100 : lon + 260, lat }))),
    -3,
  );
});

test('lengths and areas are those of the sphere; shapes without an inside are told', () => {
  const square = [
    { lon: 127, lat: 37.5 },
    { lon: 127.01, lat: 37.5 },
    { lon: 127.01, lat: 37.51 },
    { lon: 127, lat: 37.51 },
  ];
  // 0.01° of longitude at 37.505° × 0.01° of latitude on a sphere of 6,371,008.8 m.
  expect(ringM2(square) / (882.14 * 1111.95)).toBeCloseTo(1, 3);
  expect(lineM(square.slice(0, 2))).toBeCloseTo(882.2, 0);
  expect(lineM([])).toBe(0);
  expect(ringM2(square.slice(0, 2))).toBeCloseTo(0, 6);
  expect(isSelfCrossing(square)).toBe(false);
  const [a, b, c, d] = square;
  expect(isSelfCrossing([a, c, b, d].flatMap((each) => each ?? []))).toBe(true);
});

test('all within 1 km of a stream are listed by layer, also of layers that are off', () => {
  const stream: Geometry = {
    type: 'MultiLineString',
    coordinates: [
      [
        [126.9, 37.48],
        [126.92, 37.48],
      ],
    ],
  };
  const shapeOf = (subject: string): Geometry | undefined =>
    subject === 'stream/도림천' ? stream : undefined;
  const at = (lon: number, lat: number): { at: LonLat; geometry: Geometry } => ({
    at: { lon, lat },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  const rows = [
    aRow('far', { layer: 'incident/flood', ...at(126.91, 37.5) }),
    aRow('report', { layer: 'incident/flood', level: 2, ...at(126.91, 37.485) }),
    aRow('at the bank', { layer: 'incident/flood', level: 1, ...at(126.91, 37.4801) }),
    aRow('gauge', { level: 4, ...at(126.9, 37.48) }),
    aRow('road', {
      layer: 'incident/closure',
      at: { lon: 126.91, lat: 37.55 },
      geometry: {
        type: 'LineString',
        coordinates: [
          [126.91, 37.6],
          [126.91, 37.47],
        ],
      },
    }),
    aRow('nowhere', { layer: 'alert/rain' }),
  ];
  const near = withinReach(rows, measurer({ shape: stream, radiusM: 1000 }), 1000, undefined);
  expect(
    near.layers.map(({ layer, worst, things }) => [
      layer,
      worst,
      things.map(({ thing }) => thing.key),
    ]),
  ).toEqual([
    ['observation/water.level', 4, ['gauge']],
    ['incident/flood', 2, ['at the bank', 'report']],
    ['incident/closure', 0, ['road']],
  ]);
  expect(near.layers[1]?.nearest).toBeCloseTo(11.1, 0);
  expect([near.count, near.placeless]).toEqual([4, 1]);
  const area = { type: 'near', subject: 'stream/도림천', radiusM: 1000 } as const;
  const shown = selectShown(rows, new Set(['incident/flood']), { ...NO_FILTER, area }, shapeOf);
  expect(shown.map(({ key }) => key)).toEqual(['report', 'at the bank']);
  const lost = selectShown(
    rows,
    new Set(['incident/flood']),
    { ...NO_FILTER, area },
    () => undefined,
  );
  expect(lost).toEqual([]);
});
