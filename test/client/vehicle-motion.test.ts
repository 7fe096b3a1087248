import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DenseTable } from '../../client/city/dense-table.ts';
import { vehicleMotion, type VehicleMotion } from '../../client/layers/kit/vehicle-motion.ts';
import { cityOf } from './flood-city.ts';
import { vehicle } from './new-kinds.ts';

const BEGIN_MS = Date.parse('2022-08-08T12:00:00.000Z');
const EVERY_MS = 120_000;

interface Sample {
  readonly atMs: number;
  readonly lon: number;
  readonly lat: number;
}

function table({ atMs, lon, lat }: Sample, id = 'a'): DenseTable<'positions'> {
  const phenomenonTime = new Date(atMs).toISOString();
  return cityOf([vehicle(id, [lon, lat], { phenomenonTime })]).dense.positions;
}

function placeAt(motion: VehicleMotion, clockMs: number): readonly [number, number] {
  const to = new Float32Array(3);
  motion.place(clockMs, Uint32Array.of(0), to);
  return [to[0] ?? Number.NaN, to[1] ?? Number.NaN];
}

const learn = (motion: VehicleMotion, sample: Sample, id?: string): void =>
  motion.learn(table(sample, id), () => EVERY_MS);

const samples = fc
  .array(
    fc.record({
      gapSec: fc.integer({ min: 1, max: 400 }),
      // At most 150 m a step: no faster than a train.
      east: fc.double({ min: -0.0015, max: 0.0015, noNaN: true }),
      north: fc.double({ min: -0.0013, max: 0.0013, noNaN: true }),
      looks: fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((steps) => {
    let at = { atMs: BEGIN_MS, lon: 127, lat: 37.5 };
    return steps.map(({ gapSec, east, north, looks }) => {
      at = { atMs: at.atMs + gapSec * 1000, lon: at.lon + east, lat: at.lat + north };
      return { sample: at, looks: looks.toSorted((a, b) => a - b) };
    });
  });

/** Half a metre: what a 32-bit degree cannot tell. */
const GRAIN_DEG = 2e-5;

test('between any samples a vehicle is on the line between the last two, and only goes forward', () => {
  fc.assert(
    fc.property(samples, (steps) => {
      const motion = vehicleMotion();
      let [before, clockMs] = [steps[0]?.sample, BEGIN_MS];
      for (const { sample, looks } of steps) {
        learn(motion, sample);
        if (before === undefined) return;
        clockMs = Math.max(clockMs, sample.atMs);
        let reached = 0;
        for (const look of looks) {
          const [lon, lat] = placeAt(motion, clockMs + look);
          const [dx, dy] = [sample.lon - before.lon, sample.lat - before.lat];
          const length = Math.hypot(dx, dy) || 1;
          const along = ((lon - before.lon) * dx + (lat - before.lat) * dy) / length;
          const aside = Math.abs((lon - before.lon) * dy - (lat - before.lat) * dx) / length;
          expect(aside).toBeLessThan(GRAIN_DEG);
          expect(along).toBeGreaterThan(reached - GRAIN_DEG);
          expect(along).toBeLessThan(Math.hypot(dx, dy) + GRAIN_DEG);
          reached = Math.max(reached, along);
        }
        before = sample;
      }
    }),
    { numRuns: 60 },
  );
});

test('it comes to the place it was heard at before the next is due, and waits there', () => {
  const motion = vehicleMotion();
  learn(motion, { atMs: BEGIN_MS, lon: 127, lat: 37.5 });
  learn(motion, { atMs: BEGIN_MS + EVERY_MS, lon: 127.01, lat: 37.5 });
  const clockMs = BEGIN_MS + EVERY_MS + 30_000;
  expect(placeAt(motion, clockMs)[0]).toBeCloseTo(127, 4);
  expect(placeAt(motion, clockMs + EVERY_MS / 2)[0]).toBeCloseTo(127.0053, 3);
  expect(placeAt(motion, clockMs + EVERY_MS)).toEqual([Math.fround(127.01), Math.fround(37.5)]);
  const still = motion.place(clockMs + 10 * EVERY_MS, Uint32Array.of(0), new Float32Array(3));
  expect(still).toBe(0);
});

test.each([
  ['another vehicle in its slot', { atMs: BEGIN_MS + EVERY_MS, lon: 127.01, lat: 37.5 }, 'b'],
  [
    'a silence of more than two cadences',
    { atMs: BEGIN_MS + 241_000, lon: 127.01, lat: 37.5 },
    'a',
  ],
  ['a leap across the city', { atMs: BEGIN_MS + EVERY_MS, lon: 127.3, lat: 37.5 }, 'a'],
  ['a sample from before', { atMs: BEGIN_MS - 60_000, lon: 127.01, lat: 37.5 }, 'a'],
  ['a place that is put right', { atMs: BEGIN_MS, lon: 127.01, lat: 37.5 }, 'a'],
])('%s is no way to go: it stands there at once', (_, sample, id) => {
  const motion = vehicleMotion();
  learn(motion, { atMs: BEGIN_MS, lon: 127, lat: 37.5 });
  learn(motion, sample, id);
  expect(placeAt(motion, BEGIN_MS + EVERY_MS)[0]).toBe(Math.fround(sample.lon));
});

test('another time on screen: nothing goes from here to there', () => {
  const motion = vehicleMotion();
  const before = table({ atMs: BEGIN_MS, lon: 127, lat: 37.5 });
  const after = table({ atMs: BEGIN_MS + EVERY_MS, lon: 127.01, lat: 37.5 });
  motion.learn(before, () => EVERY_MS);
  motion.learn({ ...after, position: { epoch: 'e2', seq: 1 } }, () => EVERY_MS);
  expect(placeAt(motion, BEGIN_MS + EVERY_MS)[0]).toBe(Math.fround(127.01));
});
