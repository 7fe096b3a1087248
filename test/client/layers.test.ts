import type { Layer } from '@deck.gl/core';
import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { drawLayers } from '../../client/map/draw-layers.ts';
import { defineLayer, type LayerContext } from '../../client/map/define-layer.ts';
import { CITY_LAYERS } from '../../client/map/layer-registry.ts';
import { reachAt } from '../../client/layers/kit/reach.ts';
import { drawnLines } from './drawn-lines.ts';
import { cityOf, floodCity, gauge, indicator } from './flood-city.ts';
import { mapContext } from './map-context.ts';

function draw(id: string, city: City, parts: Partial<LayerContext> = {}): readonly Layer[] {
  const layer = CITY_LAYERS.find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Error(`no layer ${id}`);
  return layer.draw(city, mapContext(parts));
}

function rowsIn(layers: readonly Layer[], id: string): readonly unknown[] {
  const layer = layers.find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Error(`${id} was not drawn`);
  return layer.props.data as readonly unknown[];
}

const idsOf = (layers: readonly Layer[]): string[] => layers.map(({ id }) => id);

test('rain older than twenty minutes loses its fill, is hatched and keeps its contours', () => {
  expect(idsOf(draw('rain-field', floodCity))).toContain('rain-field-100-fill');
  const late = draw('rain-field', floodCity, { nowMs: Date.parse('2022-08-08T12:51:00.000Z') });
  expect(idsOf(late)).toEqual([
    'rain-field-old-ground',
    'rain-field-old-hatch',
    'rain-field-50-line',
    'rain-field-100-casing',
    'rain-field-100-line',
  ]);
});

test('a rain field of unknown age is not drawn as current', () => {
  const known = floodCity.byKind.indicator.get('indicator/rain-field');
  const city = cityOf([indicator('indicator/rain-field', { ...known?.data, asOf: null })]);
  expect(idsOf(draw('rain-field', city)).filter((id) => id.endsWith('-fill'))).toEqual([]);
});

test('a gauge over its warning draws its mark, its stream too; a silent one turns hollow', () => {
  const gauges = draw('river-gauges', floodCity);
  expect(rowsIn(gauges, 'river-gauges-level')).toMatchObject([{ mark: '3' }]);
  expect(rowsIn(gauges, 'river-gauges-quiet')).toMatchObject([{ mark: '0-stale' }]);
  expect(
    drawnLines(draw('streams-in-alarm', floodCity), 'streams-in-alarm-line').map(
      ({ colour }) => colour,
    ),
  ).toEqual([mapContext().colours['sev-3']]);
});

test('a value that was not measured is no level and no fill', () => {
  const missing = {
    result: null,
    resultQuality: 'missing',
    geometry: { type: 'Point', coordinates: [126.95, 37.5] },
  } as const;
  const city = cityOf([
    gauge(1, missing),
    gauge(2, { ...missing, observedProperty: 'sewer.level', fullScale: 1 }),
    gauge(3, {
      ...missing,
      result: 0,
      resultQuality: 'good',
      observedProperty: 'sewer.level',
      fullScale: 0,
    }),
  ]);
  expect(rowsIn(draw('river-gauges', city), 'river-gauges-level')).toEqual([]);
  for (const id of ['sewer-gauges-calm', 'sewer-gauges-full'])
    expect(drawnLines(draw('sewer-gauges', city), id)).toEqual([]);
  expect(drawnLines(draw('sewer-gauges', floodCity), 'sewer-gauges-full')).toHaveLength(1);
});

test('road closures draw a line where the road is known and a mark where only a point is', () => {
  const closures = draw('road-closures', floodCity);
  expect(drawnLines(closures, 'road-closures-line')).toHaveLength(1);
  expect(rowsIn(closures, 'road-closures-mark')).toHaveLength(1);
});

test('calls about water are rings, other calls dots', () => {
  const calls = draw('dispatch-calls', floodCity);
  expect(rowsIn(calls, 'dispatch-calls-flood')).toMatchObject([{ subject: 'incident/119/1' }]);
  expect(rowsIn(calls, 'dispatch-calls-dot')).toMatchObject([{ subject: 'incident/119/2' }]);
});

test('the area over 100 mm is named on the map, in the reader’s language', () => {
  const names = [{ lon: 126.95, lat: 37.5 }];
  const rain = CITY_LAYERS.find(({ id }) => id === 'rain-field');
  expect(rain?.labels(floodCity, mapContext(), names).map(({ text }) => text)).toEqual([
    '100 mm 이상',
  ]);
  const english = rain?.labels(floodCity, mapContext({ language: 'en' }), names) ?? [];
  expect(english.map(({ text }) => text)).toEqual(['≥ 100 mm']);
});

test('one layer that throws is dropped and named; the others and the base map stay', () => {
  const broken = defineLayer<never>({
    id: 'broken',
    title: { ko: '고장', en: 'Broken' },
    group: 'points',
    reads: ['incident'],
    select: () => {
      throw new Error('no rows');
    },
    build: () => [],
    describe: () => '',
  });
  const drawn = drawLayers([...CITY_LAYERS, broken], floodCity, mapContext(), []);
  expect(drawn.faults).toEqual([{ layerId: 'broken', reason: 'Error: no rows' }]);
  const ids = idsOf(drawn.layers);
  expect(ids).toContain('dispatch-calls-dot');
  expect(ids.indexOf('rain-field-100-fill')).toBeLessThan(ids.indexOf('base-districts'));
  expect(ids.indexOf('base-outline')).toBeLessThan(ids.indexOf('road-closures-line'));
});

test('a gauge speaks for its own stretch of the nearest stream only', () => {
  const streams = [
    {
      ko: '가천',
      line: [
        [126.9, 37.5],
        [127.0, 37.5],
      ] as const,
    },
    {
      ko: '나천',
      line: [
        [126.9, 37.6],
        [127.0, 37.6],
      ] as const,
    },
  ];
  const reach = reachAt(streams, { lon: 126.95, lat: 37.501 }, { aboutM: 1000, withinM: 500 });
  expect(reach?.ko).toBe('가천');
  const lons = reach?.line.map(([lon]) => lon) ?? [];
  expect(Math.min(...lons)).toBeGreaterThan(126.937);
  expect(Math.max(...lons)).toBeLessThan(126.963);
  expect(
    reachAt(streams, { lon: 126.95, lat: 37.55 }, { aboutM: 1000, withinM: 500 }),
  ).toBeUndefined();
});

test('rows are selected again only when a kind that the layer reads has changed', () => {
  let selections = 0;
  const counted = defineLayer<{ readonly n: number }>({
    id: 'counted',
    title: { ko: '셈', en: 'Counted' },
    group: 'points',
    reads: ['incident'],
    select: () => [{ n: (selections += 1) }],
    build: () => [],
    describe: ({ n }) => String(n),
  });
  const { byKind } = floodCity;
  expect(counted.describe(floodCity, 'ko')).toEqual(['1']);
  const otherKind = { ...floodCity, byKind: { ...byKind, observation: new Map() } };
  expect(counted.describe(otherKind, 'ko')).toEqual(['1']);
  const ownKind = { ...floodCity, byKind: { ...byKind, incident: new Map() } };
  expect(counted.describe(ownKind, 'ko')).toEqual(['2']);
});

test('a thousand road links are not written anew while their speeds have not changed', () => {
  const { colours } = mapContext();
  const before = rowsIn(draw('link-speed', floodCity, { colours }), 'link-speed');
  const elsewhere = { ...floodCity, byKind: { ...floodCity.byKind, alert: new Map() } };
  const nowMs = Date.parse('2022-08-08T12:32:01.000Z');
  expect(rowsIn(draw('link-speed', elsewhere, { colours, nowMs }), 'link-speed')).toBe(before);
});
