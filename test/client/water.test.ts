import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent, Threshold } from '../../contract/event.ts';
import { keepSlots } from '../../client/city/keep-slots.ts';
import { ladderOf, RUNG_HEIGHTS } from '../../client/city/ladder.ts';
import { selectCrossings } from '../../client/city/select-crossings.ts';
import { selectRivers } from '../../client/city/select-rivers.ts';
import { selectSewers } from '../../client/city/select-sewers.ts';
import { selectWaterQuality } from '../../client/city/select-water-quality.ts';
import { upToClock } from '../../client/city/up-to-clock.ts';
import { hyetoPaths } from '../../client/panels/water/hyeto-paths.ts';
import { ladderPaths, NOW_SHARE, PLOT } from '../../client/panels/water/ladder-paths.ts';
import { sewerPaths } from '../../client/panels/water/sewer-paths.ts';
import { samplesOf } from '../../client/panels/water/series-runs.ts';
import { cityOf, nowMs, observation, seoul } from './wall-events.ts';

const minuteMs = 60_000;

const thresholds = fc
  .tuple(
    fc.subarray(['Minor', 'Moderate', 'Severe', 'Extreme'] as const),
    fc.double({ min: 0.5, max: 300, noNaN: true }),
    fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 4, maxLength: 4 }),
  )
  .map(([severities, first, steps]) => {
    let value = first;
    return severities.map((severity, index): Threshold => {
      value += steps[index] ?? 1;
      return { severity, value, label: { ko: severity } };
    });
  });
const levels = fc.array(fc.double({ min: -5, max: 320, noNaN: true }), {
  minLength: 2,
  maxLength: 9,
});

test('a limit stands at the height of its severity on every ladder, and no value falls as the water rises', () => {
  fc.assert(
    fc.property(thresholds, levels, (limits, seen) => {
      const { rungs, heightOf } = ladderOf(limits, seen);
      const heights = new Map(RUNG_HEIGHTS);
      for (const { severity, value } of rungs) {
        expect(heightOf(value)).toBeCloseTo(heights.get(severity) ?? -1, 6);
      }
      const drawn = seen.toSorted((a, b) => a - b).map(heightOf);
      for (const [index, height] of drawn.entries()) {
        expect(height).toBeGreaterThanOrEqual(drawn[index - 1] ?? 0);
        expect(height).toBeLessThanOrEqual(1);
      }
      // A level never stands at the height of a limit that its gauge has not got.
      const next = RUNG_HEIGHTS.find(([, height]) => height > (rungs.at(-1)?.height ?? 0));
      expect(heightOf(1e6)).toBeLessThan(next?.[1] ?? 1.001);
    }),
  );
});

test('who stands in a slot stays there while it is among the first; the slots hold just those', () => {
  const ids = fc.uniqueArray(
    fc.constantFrom(...Array.from({ length: 12 }, (_, id) => `gauge-${id}`)),
  );
  fc.assert(
    fc.property(ids, ids, fc.integer({ min: 1, max: 8 }), (before, ranked, slots) => {
      const standing = keepSlots([], before, slots);
      const after = keepSlots(standing, ranked, slots);
      const wanted = ranked.slice(0, slots);
      expect(after.toSorted()).toEqual(wanted.toSorted());
      // With fewer to show, slots close up.
      const staying = standing.flatMap((id, index) =>
        wanted.length >= standing.length && wanted.includes(id) ? [[id, index] as const] : [],
      );
      expect(staying.map(([, index]) => after[index])).toEqual(staying.map(([id]) => id));
    }),
  );
});

const at = (agoMin: number): string => new Date(nowMs - agoMin * minuteMs).toISOString();

function gauge(id: string, data: Record<string, unknown>): CityEvent {
  return observation(id, {
    observedProperty: 'water.level',
    unit: 'm',
    datastream: id,
    phenomenonTime: at(2),
    thresholds: [
      { value: 2, severity: 'Minor', label: { ko: '관심' } },
      { value: 4, severity: 'Extreme', label: { ko: '심각' } },
    ],
    ...data,
  });
}

test('the gravest gauge is the one highest among its own limits, not the deepest water', () => {
  const city = cityOf([
    gauge('deep', {
      result: 8,
      thresholds: [{ value: 9, severity: 'Minor', label: { ko: '관심' } }],
    }),
    gauge('small', { result: 3.9 }),
    gauge('over', { result: 4.1 }),
    gauge('silent', { result: null, resultQuality: 'missing' }),
    gauge('unjudged', { result: 20, thresholds: [] }),
  ]);
  const rivers = selectRivers(city.byKind, nowMs);
  expect(rivers.map(({ datastream }) => datastream).slice(0, 3)).toEqual(['over', 'small', 'deep']);
  const silent = rivers.find(({ datastream }) => datastream === 'silent');
  expect([silent?.level, silent?.severity]).toEqual([undefined, undefined]);
});

test('a silent sewer sensor, and one whose pipe is of unknown height, are hollow bars and no empty pipes', () => {
  const sensor = (id: string, data: Record<string, unknown>): CityEvent =>
    observation(id, {
      observedProperty: 'sewer.level',
      unit: 'm',
      districts: ['11620'],
      phenomenonTime: at(3),
      ...data,
    });
  const city = cityOf([
    sensor('dry', { result: 0, fullScale: 2 }),
    sensor('full', { result: 2.2, fullScale: 2 }),
    sensor('old', { result: 1, fullScale: 2, phenomenonTime: at(45) }),
    sensor('unscaled', { result: 1 }),
  ]);
  const sewers = selectSewers(city.byKind, seoul.districts, nowMs);
  expect(sewers).toMatchObject({ current: 3, known: 4, unscaled: 1 });
  expect(sewers.groups[0]?.sensors.map(({ fill }) => fill)).toEqual([1.1, 0, undefined, undefined]);
  expect([...sewers.counts]).toEqual([['Extreme', 1]]);
  const { paths } = sewerPaths(sewers);
  expect(paths.get('silent')?.match(/Z/gu)).toHaveLength(2);
  expect(paths.get('Normal')?.match(/Z/gu)).toHaveLength(1);
});

const answer = (agoMin: readonly (readonly [ago: number, last: number | undefined])[]) => ({
  datastream: 'over',
  observedProperty: 'water.level',
  unit: 'm',
  from: at(180),
  to: at(0),
  stepSec: 600,
  shiftSec: 0,
  basis: 'known' as const,
  points: agoMin.map(([ago, last]) => ({
    at: at(ago),
    count: last === undefined ? 0 : 1,
    ...(last === undefined ? {} : { last }),
  })),
});

test('nothing measured is drawn after the clock, and a missing step breaks the line', () => {
  const series = answer([
    [30, 1],
    [20, undefined],
    [10, 1.5],
    [0, 2],
    [-10, 9],
  ]);
  expect(upToClock(series, nowMs).points.map(({ last }) => last)).toEqual([1, undefined, 1.5, 2]);
  // Looked back by 5 minutes: the step round that clock was told of values from after it.
  const back = upToClock(series, nowMs - 5 * minuteMs);
  expect(back.points.map(({ last }) => last)).toEqual([1, undefined]);
  const ladder = ladderOf([], [1, 9]);
  const own = { level: 2, atMs: nowMs, ahead: undefined };
  const { line, gaps, end } = ladderPaths(own, samplesOf(series), ladder, nowMs);
  const xs = [...line.matchAll(/[ML](-?[\d.]+)/gu)].map(([, x]) => Number(x));
  expect(Math.max(...xs)).toBe(NOW_SHARE * PLOT);
  expect(line.match(/M/gu)).toHaveLength(2);
  expect(gaps.length).toBe(2);
  expect(end?.x).toBe(NOW_SHARE);
});

test('rain that was not measured is hatched, rain of nothing is not', () => {
  const span = { fromMs: nowMs - 60 * minuteMs, toMs: nowMs };
  const scale = { floor: 0, limit: undefined };
  const dry = samplesOf(answer([60, 50, 40, 30, 20, 10].map((ago) => [ago, 0])));
  expect(hyetoPaths(dry, 16.7, [], scale, span)).toMatchObject({ silent: [], bars: '', mostMm: 0 });
  expect(hyetoPaths([], 16.7, [], scale, span).mostMm).toBeUndefined();
  const torn = samplesOf(answer([60, 20, 10].map((ago) => [ago, 0])));
  expect(hyetoPaths(torn, 16.7, [], scale, span).silent).toHaveLength(1);
});

test('what comes next is told by the office, in the order of the clock, and no later than in an hour', () => {
  const alarm = (id: string, inMin: number): CityEvent =>
    ({
      ...gauge(id, {}),
      subject: `alarm/${id}`,
      kind: 'alarm',
      domain: 'water',
      data: {
        watched: `observation/${id}`,
        unit: 'm',
        isActive: true,
        ahead: {
          limit: 4,
          label: { ko: '심각' },
          at: at(-inMin),
          earliest: at(-inMin),
          samples: 7,
          spanSec: 3600,
        },
      },
    }) as unknown as CityEvent;
  const ids = ['later', 'soon', 'tomorrow', 'gone'];
  const minutes = [40, 8, 90, -3];
  const city = cityOf([
    ...ids.map((id) => gauge(id, { result: 3 })),
    ...ids.map((id, index) => alarm(id, minutes[index] ?? 0)),
  ]);
  const found = selectCrossings(city.byKind, nowMs);
  expect(found.map(({ subject }) => subject)).toEqual(['observation/soon', 'observation/later']);
  expect(found[0]).toMatchObject({ severity: 'Extreme', latestMs: undefined });
});

test('quality that was never told has no range, and yesterday’s is none of now', () => {
  const of = (id: string, observedProperty: string, result: number, agoMin: number): CityEvent =>
    observation(id, { observedProperty, unit: 'Cel', result, phenomenonTime: at(agoMin) });
  const { byKind } = cityOf([
    of('a', 'water.temperature', 22, 90),
    of('b', 'water.temperature', 24, 30),
    of('c', 'water.ph', 7, 1500),
  ]);
  const { ranges } = selectWaterQuality(byKind, nowMs);
  expect(ranges.map(({ range, current, known }) => [range, current, known])).toEqual([
    [[22, 24], 2, 2],
    [undefined, 0, 1],
    [undefined, 0, 0],
  ]);
});
