import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextWindow, type Weighted } from '../../client/city/takeover-window.ts';
import type { Bounds } from '../../contract/place.ts';

const M_PER_DEG_LAT = 111_195;
const widthM = ([west, south, east]: Bounds): number =>
  (east - west) * M_PER_DEG_LAT * Math.cos((south * Math.PI) / 180);

const areas = fc
  .record({
    west: fc.double({ min: 126.8, max: 127, noNaN: true }),
    south: fc.double({ min: 37.43, max: 37.6, noNaN: true }),
    width: fc.double({ min: 0.004, max: 0.2, noNaN: true }),
    height: fc.double({ min: 0.004, max: 0.15, noNaN: true }),
  })
  .map(({ west, south, width, height }): Bounds => [west, south, west + width, south + height]);

const pointsIn = ([west, south, east, north]: Bounds) =>
  fc.array(
    fc.record({
      at: fc.tuple(
        fc.double({ min: west, max: east, noNaN: true }),
        fc.double({ min: south, max: north, noNaN: true }),
      ),
      weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
    }),
    { minLength: 8, maxLength: 60 },
  );

const situations = areas.chain((bounds) =>
  pointsIn(bounds).map((points): { bounds: Bounds; points: Weighted[] } => ({ bounds, points })),
);

test('a window is 4 to 8 km wide, wherever and however large the situation is', () => {
  fc.assert(
    fc.property(situations, (area) => {
      const width = widthM(nextWindow(undefined, area));
      expect(width).toBeGreaterThan(3600);
      expect(width).toBeLessThan(8500);
    }),
  );
});

test('the map does not move for a new call, a lost gauge or a cell at the edge', () => {
  const small = fc.double({ min: -0.0009, max: 0.0009, noNaN: true });
  fc.assert(
    fc.property(situations, small, fc.nat(), (area, shift, which) => {
      const held = nextWindow(undefined, area);
      const [west, south, east, north] = area.bounds;
      const gone = which % area.points.length;
      const others = area.points.filter((_, index) => index !== gone);
      const calls = [
        ...others,
        { at: [(west + east) / 2, (south + north) / 2], weight: 0.25 },
      ] as const;
      // The held window keeps its area in sight, with the air that it was given.
      const bounds: Bounds = [west, south, east + Math.min(0, shift), north + Math.min(0, shift)];
      const next = nextWindow(held, { bounds, points: calls });
      const own = calls.filter(
        ({ at: [lon, lat] }) =>
          lon >= held[0] && lon <= held[2] && lat >= held[1] && lat <= held[3],
      );
      const all = calls.reduce((sum, { weight }) => sum + weight, 0);
      const inside = own.reduce((sum, { weight }) => sum + weight, 0);
      // Where it holds two thirds of all that happens nothing else can hold half as much again.
      fc.pre(inside > all / 1.5);
      expect(next).toEqual(held);
    }),
  );
});

test('the map follows a situation that has moved', () => {
  fc.assert(
    fc.property(situations, (area) => {
      const held = nextWindow(undefined, area);
      const [west, south, east, north] = area.bounds;
      const moved: Bounds = [west + 0.5, south + 0.3, east + 0.5, north + 0.3];
      const points = area.points.map(({ at: [lon, lat], weight }) => ({
        at: [lon + 0.5, lat + 0.3] as const,
        weight,
      }));
      const next = nextWindow(held, { bounds: moved, points });
      expect(next).toEqual(nextWindow(undefined, { bounds: moved, points }));
      expect(next).not.toEqual(held);
    }),
  );
});
