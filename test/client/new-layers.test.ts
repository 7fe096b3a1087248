import type { Layer } from '@deck.gl/core';
import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import type { CityLayer, LayerContext } from '../../client/map/define-layer.ts';
import { CITY_LAYERS } from '../../client/map/layer-registry.ts';
import type { CityEvent, ObservationData } from '../../contract/event.ts';
import { drawnLines } from './drawn-lines.ts';
import { cityOf, gauge } from './flood-city.ts';
import { mapContext } from './map-context.ts';
import { lamp, report } from './new-kinds.ts';
import { alert } from './wall-events.ts';

const NOW = '2022-08-08T12:32:00.000Z';
const NOW_MS = Date.parse(NOW);
const ago = (sec: number): string => new Date(NOW_MS - sec * 1000).toISOString();

function layer(id: string): CityLayer {
  const found = CITY_LAYERS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
}

const draw = (id: string, city: City, parts: Partial<LayerContext> = {}): readonly Layer[] =>
  layer(id).draw(city, mapContext(parts));

function rows(layers: readonly Layer[], id: string): readonly Record<string, unknown>[] {
  const found = layers.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`${id} was not drawn`);
  return found.props.data as readonly Record<string, unknown>[];
}

const labels = (id: string, city: City, zoom = 11): readonly string[] =>
  layer(id)
    .labels(city, mapContext({ zoom }), [])
    .map(({ text }) => text);

const legend = (id: string, city: City): readonly string[] =>
  layer(id)
    .legend(city, mapContext())
    ?.marks?.map(({ label }) => label) ?? [];

let keys = 100;
const measured = (property: string, unit: string, parts: Partial<ObservationData>): CityEvent =>
  gauge((keys += 1), {
    observedProperty: property,
    unit,
    geometry: { type: 'Point', coordinates: [126.95, 37.5] },
    phenomenonTime: NOW,
    ...parts,
  });

const fault = (code: string, ko: string) =>
  [{ code, text: { ko }, severity: 'Moderate', since: ago(3600) }] as const;

test('equipment: what is broken has its shape, its level and its words; the rest is a grey dot', () => {
  const city = cityOf([
    lamp('L-1', [126.91, 37.46]),
    lamp('L-2', [126.93, 37.47], { state: 'fault', faults: fault('lamp-failure', '램프 고장') }),
    lamp('C-1', [126.95, 37.49], { state: 'degraded', faults: fault('door-open', '문 열림') }),
    lamp('L-3', [126.97, 37.51], {
      state: 'offline',
      faults: fault('communication-lost', '통신 두절'),
    }),
  ]);
  const drawn = draw('assets', city);
  expect(rows(drawn, 'assets-well')).toHaveLength(1);
  const { colours } = mapContext();
  expect(rows(drawn, 'assets-broken')).toMatchObject([
    { symbol: 'fault', colour: colours['sev-2'] },
    { symbol: 'door', colour: colours['sev-2'] },
    { symbol: 'offline', colour: colours['sev-2'] },
  ]);
  expect(labels('assets', city).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'C-1 문 열림',
    'L-2 램프 고장',
    'L-3 통신 두절',
  ]);
  expect(legend('assets', city)).toEqual(['고장 1', '통신 두절 1', '문 열림 1', '정상 1']);
});

test('what is not known of equipment, or of unknown age, never looks well', () => {
  const city = cityOf([
    lamp('L-1', [126.91, 37.46], { state: 'unknown' }),
    lamp('L-2', [126.93, 37.47], { flags: ['retained'] }),
  ]);
  expect(rows(draw('assets', city), 'assets-well')).toEqual([]);
  expect(rows(draw('assets', city), 'assets-quiet').map(({ symbol }) => symbol)).toEqual([
    'unknown',
    'dot-hollow',
  ]);
  const nextDay = { nowMs: NOW_MS + 25 * 3_600_000 };
  const silent = cityOf([lamp('L-3', [126.91, 37.46])]);
  expect(rows(draw('assets', silent, nextDay), 'assets-well')).toEqual([]);
});

test('lamps behind a cabinet that is out are its followers: small, without words', () => {
  const out = { state: 'offline', faults: fault('communication-lost', '통신 두절') } as const;
  const city = cityOf([
    lamp('C-1', [126.95, 37.49], out),
    lamp('L-1', [126.91, 37.46], { ...out, partOf: 'asset/C-1' }),
  ]);
  const drawn = draw('assets', city);
  expect(rows(drawn, 'assets-broken')).toMatchObject([{ subject: 'asset/C-1' }]);
  expect(rows(drawn, 'assets-quiet')).toMatchObject([{ subject: 'asset/L-1' }]);
  expect(labels('assets', city)).toEqual(['C-1 통신 두절']);
});

test('an open report stands at its own place, or at what it is about; a closed one does not', () => {
  const at = { type: 'Point', coordinates: [126.92, 37.47] } as const;
  const city = cityOf([
    lamp('L-1', [126.95, 37.49]),
    report('joined', { asset: 'asset/L-1' }),
    report('alone', { geometry: at }, 'citizen'),
    report('nowhere'),
    report('closed', { geometry: at, status: 'closed' }),
  ]);
  expect(rows(draw('requests', city), 'requests')).toMatchObject([
    { symbol: 'report-joined', at: { lon: 126.95, lat: 37.49 } },
    { symbol: 'report', at: { lon: 126.92, lat: 37.47 } },
  ]);
  expect(legend('requests', city)).toEqual(['시설물에 연결 1', '신고만 1']);
});

test('an earthquake is its epicentre; how far it was felt only as its source drew it', () => {
  const quake = {
    event: { ko: '지진', en: 'Earthquake' },
    headline: { ko: '규모 3.1 지진' },
  } as const;
  const point = { type: 'Point', coordinates: [126.95, 37.5] } as const;
  const city = cityOf([
    alert('q', { ...quake, geometry: point }),
    alert('far', { ...quake, geometry: null }),
    alert('test', { ...quake, geometry: point, status: 'Test' }),
  ]);
  const drawn = draw('quakes', city);
  expect(rows(drawn, 'quakes-epicentre')).toMatchObject([{ subject: 'alert/q' }]);
  expect(drawnLines(drawn, 'quakes-felt')).toEqual([]);
  expect(legend('quakes', city)).toContain('느낀 범위는 발표에 없음');
});

test('air: a station stands for its worst pollutant; without a value it is hollow, not clean', () => {
  const station = (id: string, lon: number) => ({
    featureOfInterest: { id, name: { ko: id } },
    geometry: { type: 'Point', coordinates: [lon, 37.5] } as const,
  });
  const city = cityOf([
    measured('air.pm10', 'ug/m3', { ...station('a', 126.91), result: 20 }),
    measured('air.pm25', 'ug/m3', { ...station('a', 126.91), result: 80 }),
    measured('air.pm10', 'ug/m3', {
      ...station('b', 126.95),
      result: null,
      resultQuality: 'missing',
    }),
    measured('air.pm10', '[ppb]', { ...station('c', 126.97), result: 500 }),
  ]);
  const drawn = draw('air-quality', city);
  expect(rows(drawn, 'air-quality-bad')).toMatchObject([{ subject: 'a', mark: '2' }]);
  expect(rows(drawn, 'air-quality-quiet')).toMatchObject([
    { mark: '0-stale' },
    { mark: '0-stale' },
  ]);
  expect(labels('air-quality', city)).toEqual(['PM2.5 80']);
  expect(legend('air-quality', city)).toEqual(['매우 나쁨 1', '값 없음 2']);
});

test('beds: none left is filled with its number, also below zero; a doubtful number is not known', () => {
  const beds = (result: number, parts: Partial<ObservationData> = {}) =>
    measured('er.beds.available', '{bed}', { result, ...parts });
  const city = cityOf([beds(-3), beds(4), beds(-1, { resultQuality: 'suspect' })]);
  const drawn = draw('emergency-beds', city);
  expect(rows(drawn, 'emergency-beds-full')).toHaveLength(1);
  expect(rows(drawn, 'emergency-beds-unknown')).toHaveLength(1);
  expect(labels('emergency-beds', city)).toEqual(['−3']);
  const later = draw('emergency-beds', city, { nowMs: NOW_MS + 2 * 3_600_000 });
  expect(rows(later, 'emergency-beds-unknown')).toHaveLength(3);
});

test('stock: a city shows where none is left; near by, each is a bar of its share', () => {
  const city = cityOf([
    measured('bikes.available', '{bike}', { result: 0, fullScale: 10 }),
    measured('bikes.available', '{bike}', { result: 5, fullScale: 10 }),
    measured('parking.occupied', '{car}', { result: 120, fullScale: 100 }),
    measured('parking.occupied', '{car}', { result: null, resultQuality: 'missing' }),
  ]);
  expect(rows(draw('stock', city), 'stock-mark')).toMatchObject([
    { symbol: 'square-hollow' },
    { symbol: 'square-hollow' },
  ]);
  const near = draw('stock', city, { zoom: 14 });
  expect(drawnLines(near, 'stock-bar')).toHaveLength(1);
  expect(rows(near, 'stock-mark').map(({ symbol }) => symbol)).toContain('unknown');
});

const ring = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ] as const;

test('an area that its sender drew is drawn with its holes; tests and exercises are not', () => {
  const geometry = {
    type: 'MultiPolygon',
    coordinates: [[ring(126.9, 37.45, 0.1), ring(126.93, 37.48, 0.02)], [ring(127.1, 37.5, 0.02)]],
  } as const;
  const city = cityOf([
    alert('real', { geometry, severity: 'Moderate' }),
    alert('exercise', { geometry, status: 'Exercise' }),
    alert('disguised', { geometry, flags: ['test-message'] }),
    alert('over', { geometry, endedAt: ago(60) }),
  ]);
  const colour = mapContext().colours['sev-2'];
  expect(drawnLines(draw('alert-areas', city), 'alert-areas')).toEqual(
    [126.9, 126.93, 127.1].map((lon, index) => ({
      from: { lon, lat: [37.45, 37.48, 37.5][index] },
      stretches: 4,
      colour,
    })),
  );
});

test('a warning that has run out while its hazard lasts turns dashed, and says why', () => {
  const geometry = { type: 'MultiPolygon', coordinates: [[ring(126.9, 37.45, 0.1)]] } as const;
  const ends = new Date(NOW_MS + 3_600_000).toISOString();
  const city = cityOf([alert('real', { geometry, expires: ago(60), ends })]);
  const drawn = draw('alert-areas', city);
  expect(drawnLines(drawn, 'alert-areas')).toEqual([]);
  expect(rows(drawn, 'alert-areas-awaited')).toHaveLength(1);
  expect(layer('alert-areas').legend(city, mapContext())?.title).toContain('갱신 대기');
});
