import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SeriesAnswer } from '../../contract/history.ts';
import { chartRows, runKey } from '../../client/explore/chart-rows.ts';
import { apartBy, sharedScales } from '../../client/explore/compare-scale.ts';
import { compareRows } from '../../client/explore/compare-rows.ts';
import {
  BAR_MS,
  bandParts,
  drawnThresholds,
  readAt,
  scaleOf,
  scaleTicks,
  type ChartModel,
} from '../../client/explore/series-chart.ts';
import { boundsAround, countStarts } from '../../client/explore/series-counts.ts';
import {
  chartSpan,
  courseOf,
  meanBars,
  pointsOf,
  stepSecOf,
  unknownSpans,
  valueAt,
} from '../../client/explore/series-points.ts';
import { silentSpans } from '../../client/explore/silent-spans.ts';
import { at, incident, nowMs } from '../client/wall-events.ts';

const minuteMs = 60_000;
const span = chartSpan(nowMs, 3);

/** A value each ten minutes from 19:00 on; `undefined` = none came. */
function answer(values: readonly (number | undefined)[]): SeriesAnswer {
  return {
    datastream: 'river/1',
    observedProperty: 'water.level',
    unit: 'm',
    from: at('18:32'),
    to: at('21:32'),
    stepSec: stepSecOf(3),
    shiftSec: 0,
    basis: 'known',
    points: values.map((last, index) => ({
      at: new Date(Date.parse(at('19:00')) + index * BAR_MS).toISOString(),
      count: last === undefined ? 0 : 1,
      ...(last === undefined ? {} : { last }),
    })),
  };
}

test('a gap stays a gap: the line is in two runs, and nothing is read in between', () => {
  const course = courseOf(answer([1, 1.1, 1.2, undefined, undefined, undefined, 2, 2.1]), nowMs);
  expect(course.runs.map((run) => run.length)).toEqual([3, 2]);
  expect(valueAt(course, Date.parse(at('19:15')))?.value).toBe(1.1);
  expect(valueAt(course, Date.parse(at('19:40')))).toBeUndefined();
  const line = { id: 'a', name: { ko: 'a' }, unit: 'm', course };
  const rows = chartRows([line], []);
  expect(rows.filter((row) => runKey(0, 0) in row)).toHaveLength(3);
  expect(rows.filter((row) => runKey(0, 1) in row)).toHaveLength(2);
  expect(rows.some((row) => runKey(0, 0) in row && runKey(0, 1) in row)).toBe(false);
});

test('nothing after the clock is drawn or read, whatever an answer holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 240 }), (late) => {
      const clockMs = nowMs - late * minuteMs;
      const course = courseOf(answer(Array.from({ length: 24 }, (_, n) => n)), clockMs);
      expect(pointsOf(course).every(({ atMs }) => atMs <= clockMs)).toBe(true);
      const line = { id: 'a', name: { ko: 'a' }, unit: 'm', course };
      const model: ChartModel = {
        span: chartSpan(clockMs, 3),
        state: 'known',
        value: { lines: [line], thresholds: [], band: [], ahead: undefined, unknown: [] },
        related: undefined,
        counts: undefined,
      };
      expect(readAt(model, clockMs + minuteMs).lines).toEqual([undefined]);
    }),
  );
});

test('holes and what lies before the history are unknown, within the axis', () => {
  const holes = [{ from: at('20:00'), to: at('20:10') }];
  expect(unknownSpans({ heldFrom: at('19:00'), holes }, span)).toEqual([
    { fromMs: span.fromMs, toMs: Date.parse(at('19:00')) },
    { fromMs: Date.parse(at('20:00')), toMs: Date.parse(at('20:10')) },
  ]);
  expect(unknownSpans({}, span)).toEqual([]);
});

test('bars are means of the gauges that spoke; a step in which none did has no bar, never a 0', () => {
  const one = courseOf(answer([2, undefined, 4]), nowMs);
  const two = courseOf(answer([4, undefined, undefined]), nowMs);
  expect(meanBars([one, two], span, BAR_MS).map(({ value }) => value)).toEqual([3, 4]);
});

test('incidents are counted once, where and when they began, as far as they were known', () => {
  const here = { lon: 126.93, lat: 37.49 };
  const flood = (id: string, startedAt: string, lat: number) =>
    incident(id, { startedAt, geometry: { type: 'Point', coordinates: [here.lon, lat] } });
  const late = { ...flood('late', at('21:10'), here.lat), recordedtime: at('21:40') };
  const events = [
    flood('a', at('21:12'), here.lat),
    flood('a', at('21:12'), here.lat),
    flood('b', at('21:14'), here.lat + 0.01),
    flood('far', at('21:14'), here.lat + 0.03),
    late,
  ];
  const area = { type: 'place', at: here, radiusM: 2000 } as const;
  const bars = countStarts(events, area, span, BAR_MS);
  expect(bars.find(({ atMs }) => atMs === Date.parse(at('21:10')))?.value).toBe(2);
  expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(2);
  const [west, south, east, north] = boundsAround(here, 2000);
  expect(west < here.lon && here.lon < east && south < here.lat && here.lat < north).toBe(true);
  const inDistrict = countStarts(
    [incident('d', { startedAt: at('21:12'), districts: ['11620'] })],
    { type: 'district', code: '11620' },
    span,
    BAR_MS,
  );
  expect(inDistrict.reduce((sum, { value }) => sum + value, 0)).toBe(1);
});

test('a scale holds its values and has round ticks; criteria out of reach do not press it flat', () => {
  const value = fc.double({ min: -50, max: 5000, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      const scale = scaleOf(
        values.map((each) => ({ atMs: 0, value: each })),
        [],
      );
      expect(scale[0]).toBeLessThanOrEqual(Math.min(0, ...values));
      expect(scale[1]).toBeGreaterThanOrEqual(Math.max(0, ...values));
      const ticks = scaleTicks(scale);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(9);
    }),
    { examples: [[[5e-324]], [[-5e-324]], [[0]], [[6.603773584905744, -49.99999999999992, 0]]] },
  );
  const course = courseOf(answer([1, 1.2]), nowMs);
  const thresholds = [2, 9].map((limit) => ({
    value: limit,
    severity: 'Minor' as const,
    label: { ko: String(limit) },
  }));
  const lines = [{ id: 'a', name: { ko: 'a' }, unit: 'm', course }];
  expect(drawnThresholds({ lines, thresholds }).map((each) => each.value)).toEqual([2]);
  expect(
    bandParts(
      {
        datastream: 'a',
        unit: 'm',
        hours: [
          { at: at('19:00'), samples: 60, weeks: 4, p10: 1, p90: 2 },
          { at: at('20:00'), samples: 0, weeks: 0 },
        ],
      },
      span,
    ),
  ).toEqual([{ fromMs: Date.parse(at('19:00')), toMs: Date.parse(at('20:00')), low: 1, high: 2 }]);
});

test('side by side: one scale a unit, what differs is marked, numbers of two units are not subtracted', () => {
  const chart = (values: readonly number[], unit: string) => ({
    lines: [{ id: unit, name: { ko: unit }, unit, course: courseOf(answer(values), nowMs) }],
    thresholds: [],
  });
  const scales = sharedScales([
    chart([1, 2], 'm'),
    chart([1, 6], 'm'),
    chart([50], 'mm'),
    undefined,
  ]);
  expect(scales.get('m')?.[1]).toBeGreaterThanOrEqual(6);
  expect(scales.size).toBe(2);
  expect(
    apartBy([
      { value: 6.84, unit: 'm' },
      { value: 5.22, unit: 'm' },
    ]),
  ).toBeCloseTo(1.62, 6);
  expect(
    apartBy([
      { value: 6.84, unit: 'm' },
      { value: 5.22, unit: 'mm' },
    ]),
  ).toBeUndefined();
  const fact = (id: string, value: string) => ({ id, label: id, value });
  expect(
    compareRows([
      [fact('gu', '구로구'), fact('at', '21:30')],
      [fact('gu', '강남구'), fact('at', '21:30'), fact('only', 'x')],
    ]).map(({ id, difference }) => `${id} ${difference}`),
  ).toEqual(['gu other', 'at same', 'only one']);
});

test('where no rain gauge near says anything its bars are missing and hatched, not a dry hour', () => {
  const gauge = (minutes: readonly number[]) => {
    const points = minutes.map((minute) => ({ atMs: span.fromMs + minute * minuteMs, value: 0 }));
    const runs = points.reduce<(typeof points)[]>((all, point) => {
      const run = all.at(-1);
      const isNext = run !== undefined && point.atMs - (run.at(-1)?.atMs ?? 0) <= BAR_MS;
      if (isNext) run.push(point);
      else all.push([point]);
      return all;
    }, []);
    const gaps = runs.slice(1).map((run, index) => ({
      fromMs: runs[index]?.at(-1)?.atMs ?? 0,
      toMs: run[0]?.atMs ?? 0,
    }));
    return { runs, gaps, everyMs: BAR_MS, last: points.at(-1) };
  };
  const every10 = (from: number, to: number): number[] =>
    Array.from({ length: (to - from) / 10 + 1 }, (_, index) => from + 10 * index);
  const cut = gauge([...every10(10, 60), ...every10(120, 180)]);
  const minutes = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) => [
    (fromMs - span.fromMs) / minuteMs,
    (toMs - span.fromMs) / minuteMs,
  ];
  expect(silentSpans([cut], span).map(minutes)).toEqual([[60, 110]]);
  // Another gauge that spoke for a part of it.
  const other = gauge(every10(90, 180));
  expect(silentSpans([cut, other], span).map(minutes)).toEqual([[60, 80]]);
  const whole = gauge(every10(10, 180));
  expect(silentSpans([cut, whole], span)).toEqual([]);
  expect(silentSpans([gauge([])], span).map(minutes)).toEqual([[0, 180]]);
});
