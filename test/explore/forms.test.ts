import fc from 'fast-check';
import * as h3 from 'h3-js';
import { expect, test } from 'vitest';
import type { Thing } from '../../client/explore/thing.ts';
import { hexResolution } from '../../client/explore/hex-resolution.ts';
import { amountSteps, valueSteps } from '../../client/explore/ramp-steps.ts';
import { rampOf } from '../../client/map/form-drawing.ts';
import { formLegend } from '../../client/map/form-legend.ts';
import { heatBands, heatField } from '../../client/map/heat-field.ts';
import { binsOfAnswer, binsOfRows } from '../../client/map/hex-bins.ts';
import type { HexAnswer } from '../../contract/hexes.ts';

const ROW: Thing = {
  key: 'a',
  subject: 'a',
  layer: 'observation/water.level',
  kind: 'observation',
  domain: 'water',
  name: { ko: '가' },
  what: { ko: '수위' },
  level: 0,
  districts: [],
  geometry: null,
  sinceMs: 0,
  atMs: 0,
  knownMs: 0,
  feed: 'test',
};

const aRow = fc
  .record({
    lon: fc.option(fc.double({ min: 126.8, max: 127.1, noNaN: true })),
    lat: fc.double({ min: 37.45, max: 37.65, noNaN: true }),
    value: fc.option(fc.integer({ min: -20, max: 20 })),
    level: fc.constantFrom(0 as const, 1 as const, 3 as const, '?' as const),
  })
  .map(({ lon, lat, value, level }): Thing => ({
    ...ROW,
    level,
    ...(lon === null ? {} : { at: { lon, lat } }),
    ...(value === null ? {} : { value }),
  }));

test('colours begin at nice numbers that rise and hold all there is', () => {
  expect(amountSteps(137, 1)).toEqual([5, 10, 20, 50, 100]);
  expect(amountSteps(1, 1)).toEqual([1]);
  expect(amountSteps(0.7)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
  expect(amountSteps(0)).toEqual([]);
  // Means of the same numbers: their last digits are no steps.
  expect(valueSteps(0.3, 0.1 + 0.2)).toEqual([0.3]);
  expect(valueSteps(3, 97)).toEqual([0, 20, 40, 60, 80]);
  expect(valueSteps(-1.2, 1.1)).toEqual([-1.5, -1, -0.5, 0, 0.5, 1]);
  expect(valueSteps(7, 7)).toEqual([7]);
  const aNumber = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(aNumber, fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (least, span) => {
      for (const steps of [valueSteps(least, least + span), amountSteps(span)]) {
        expect(steps.length).toBeGreaterThan(0);
        expect(steps.length).toBeLessThanOrEqual(6);
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(new Set(steps).size).toBe(steps.length);
      }
      expect(valueSteps(least, least + span)[0]).toBeLessThanOrEqual(least + 1e-9);
      expect(amountSteps(span).at(-1)).toBeLessThanOrEqual(span * (1 + 1e-9));
    }),
  );
});

test('every thing with a place is in one hexagon, and the page counts as the server does', () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 60 }), fc.integer({ min: 6, max: 10 }), (rows, at) => {
      const { bins, things, unplaced } = binsOfRows(rows, at, h3);
      expect(things).toBe(rows.length);
      expect(bins.reduce((sum, bin) => sum + bin.things, 0) + unplaced).toBe(rows.length);
      const values = rows.flatMap((row) => (row.at === undefined ? [] : (row.value ?? [])));
      const sum = bins.reduce(
        (all, bin) => all + (bin.values === 0 ? 0 : bin.mean * bin.values),
        0,
      );
      expect(sum).toBeCloseTo(
        values.reduce((all, value) => all + value, 0),
        6,
      );
      const answer: HexAnswer = {
        kind: 'observation',
        resolution: at,
        cells: bins.map((bin) => ({
          cell: bin.cell,
          at: [bin.at.lon, bin.at.lat],
          things: bin.things,
          versions: bin.things,
          ...(bin.values === 0 ? {} : { values: bin.values, mean: bin.mean }),
        })),
        placeless: { things: unplaced, versions: unplaced },
        wide: { things: 0, versions: 0 },
      };
      const told = binsOfAnswer(answer, h3);
      expect(told.bins).toEqual(bins.map((bin) => ({ ...bin, worst: 0 })));
      expect([told.things, told.unplaced]).toEqual([things, unplaced]);
    }),
    { numRuns: 40 },
  );
  expect([9, 10, 11.5, 13, 16].map((zoom) => hexResolution(zoom))).toEqual([6, 7, 8, 9, 10]);
});

test('a smoothed density holds as many things as there are, and its bands are nested', () => {
  const bounds = [126.8, 37.4, 127.2, 37.7] as const;
  const places = Array.from({ length: 50 }, (_, index) => ({
    lon: 126.95 + (index % 7) * 0.01,
    lat: 37.5 + (index % 5) * 0.01,
    weight: 1 + (index % 3),
  }));
  const field = heatField(places, bounds, 600);
  const [areaKm2, cells] = [
    0.4 * 111.195 * Math.cos((37.55 * Math.PI) / 180) * 0.3 * 111.195,
    field.width * field.height,
  ];
  const sum = field.values.reduce((all, value) => all + value, 0) * (areaKm2 / cells);
  expect(sum).toBeCloseTo(
    places.reduce((all, { weight }) => all + weight, 0),
    1,
  );
  const steps = amountSteps(field.most);
  const sizes = heatBands(field, steps).map((polygons) => {
    const lons = polygons.flat(2).map(([lon]) => lon);
    return Math.max(...lons) - Math.min(...lons);
  });
  expect(sizes).toHaveLength(5);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

test('a legend says what was counted how, with its digits', () => {
  const legend = formLegend(
    {
      layer: 'incident/flood',
      form: 'hex',
      what: 'count',
      steps: rampOf('incident/flood', 'count', amountSteps(23, 1)),
      things: 1234,
      unplaced: 5,
      isOfServer: true,
      reachM: 531,
    },
    'ko',
  );
  expect(legend.title).toMatch(
    /육각 집계, 칸마다 건수, 한 변 531 m, 1,234건, 자리 없음 5, 구간 전체, 서버 집계$/u,
  );
  expect(legend.steps.map(({ label }) => label)).toEqual(['1', '2', '5', '10', '20']);
  expect(new Set(legend.steps.map(({ token }) => token)).size).toBe(5);
});
