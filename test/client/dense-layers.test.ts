import type { Layer } from '@deck.gl/core';
import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { selectEvidence } from '../../client/city/select-evidence.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import type { CityLayer, LayerContext } from '../../client/map/define-layer.ts';
import { SYMBOL_MAPPING } from '../../client/layers/kit/symbol-atlas.ts';
import { CITY_LAYERS } from '../../client/map/layer-registry.ts';
import type { ObservationData } from '../../contract/event.ts';
import { drawnLines } from './drawn-lines.ts';
import { cityOf, gauge, incident } from './flood-city.ts';
import { mapContext } from './map-context.ts';
import { vehicle } from './new-kinds.ts';
import { feed } from './wall-events.ts';

const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const ago = (sec: number): string => new Date(NOW_MS - sec * 1000).toISOString();

function layer(id: string): CityLayer {
  const found = CITY_LAYERS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
}

const draw = (id: string, city: City, parts: Partial<LayerContext> = {}): readonly Layer[] =>
  layer(id).draw(city, mapContext(parts));

interface Columns {
  readonly length: number;
  readonly attributes: Readonly<
    Record<
      'getPosition' | 'getAngle' | 'getSize' | 'instanceIconDefs',
      { readonly value: ArrayLike<number> }
    >
  >;
}

/** Which symbol of the atlas a row of seven numbers cuts out. */
function symbolAt(cells: ArrayLike<number>, row: number): string | undefined {
  const [x, y] = [cells[7 * row + 2], cells[7 * row + 3]];
  return Object.entries(SYMBOL_MAPPING).find(([, cell]) => cell.x === x && cell.y === y)?.[0];
}

/** What a layer of columns draws: symbol, place, angle and size of each. */
function symbols(layers: readonly Layer[], id: string): readonly Record<string, unknown>[] {
  const found = layers.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`${id} was not drawn`);
  const { data } = found.props as unknown as { readonly data: Columns };
  const { getPosition, getAngle, getSize, instanceIconDefs } = data.attributes;
  return Array.from({ length: data.length }, (_, row) => ({
    symbol: symbolAt(instanceIconDefs.value, row),
    lon: getPosition.value[3 * row],
    angleDeg: getAngle.value[row],
    size: getSize.value[row],
  }));
}

const legend = (city: City): readonly string[] =>
  layer('vehicles')
    .legend(city, mapContext())
    ?.marks?.map(({ label }) => label) ?? [];

test('a vehicle points where it heads, is dashed after two cadences of its source, gone after five', () => {
  const city = cityOf([
    feed('f', 'live', ago(10)),
    vehicle('now', [126.95, 37.5], { bearingDeg: 90 }),
    vehicle('old', [126.96, 37.5], { phenomenonTime: ago(121) }),
    vehicle('older', [126.965, 37.5], { phenomenonTime: ago(299), bearingDeg: 45 }),
    vehicle('gone', [126.97, 37.5], { phenomenonTime: ago(301) }),
    vehicle('metro', [126.98, 37.5], { mode: 'subway', phenomenonTime: ago(119) }),
    vehicle('nowhere', [126.99, 37.5], { geometry: null }),
  ]);
  const drawn = draw('vehicles', city);
  const lon = (degrees: number): number => Math.fround(degrees);
  const plain = Math.fround(0.8);
  expect(symbols(drawn, 'vehicles')).toEqual([
    { symbol: 'arrow', lon: lon(126.95), angleDeg: -90, size: 1 },
    { symbol: 'dot-coast', lon: lon(126.96), angleDeg: 0, size: plain },
    { symbol: 'arrow-coast', lon: lon(126.965), angleDeg: -45, size: 1 },
    { symbol: 'square', lon: lon(126.98), angleDeg: 0, size: plain },
  ]);
  expect(symbols(drawn, 'vehicles-edge').map(({ symbol }) => symbol)).toEqual([
    'arrow-edge',
    'dot-coast-edge',
    'arrow-coast-edge',
    'square-edge',
  ]);
  expect(legend(city)).toEqual(['버스 1', '열차 1', '소식 끊긴 위치 2']);
});

test('a vehicle whose clock is ahead is hollow, and goes by our clock', () => {
  const ahead = vehicle('ahead', [126.95, 37.5], {
    phenomenonTime: '2080-01-01T00:00:00.000Z',
    flags: ['future-time'],
  });
  expect(symbols(draw('vehicles', cityOf([ahead])), 'vehicles')).toMatchObject([
    { symbol: 'dot-hollow' },
  ]);
  const later = draw('vehicles', cityOf([ahead]), { nowMs: NOW_MS + 301_000 });
  expect(symbols(later, 'vehicles')).toEqual([]);
});

test('vehicles that did not move are not handed to the graphics card again', () => {
  const city = cityOf([vehicle('a', [126.95, 37.5])]);
  const elsewhere = { ...city, byKind: { ...city.byKind, alert: new Map() } };
  const context = mapContext();
  const [before, after] = [city, elsewhere].map((one) => layer('vehicles').draw(one, context));
  expect(after?.map(({ props }) => props.data)).toEqual(before?.map(({ props }) => props.data));
  for (const [index, { props }] of (after ?? []).entries()) {
    expect(props.data).toBe(before?.[index]?.props.data);
  }
});

test('route numbers stand on the map only where there is room for them', () => {
  const city = cityOf([vehicle('a', [126.95, 37.5], { route: { id: '501' } })]);
  const labels = (zoom: number) => layer('vehicles').labels(city, mapContext({ zoom }), []);
  expect(labels(11)).toEqual([]);
  expect(labels(14)).toMatchObject([{ key: 'position/a', text: '501' }]);
});

test('a speed that is not good is no speed: such a link looks like any road', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [126.9, 37.5],
      [126.91, 37.5],
    ],
  } as const;
  let links = 0;
  const link = (
    result: ObservationData['result'],
    resultQuality: ObservationData['resultQuality'],
  ) => {
    const observedProperty = 'traffic.speed';
    return gauge((links += 1), { observedProperty, geometry: line, result, resultQuality });
  };
  const city = cityOf([
    link(10, 'good'),
    link(10, 'suspect'),
    link(10, 'bad'),
    link(null, 'missing'),
    link('원활', 'good'),
    link(0, 'good'),
  ]);
  const drawn = draw('link-speed', city);
  const { colours } = mapContext();
  const [slow, road] = [colours['g-8'], colours['map-road']];
  const shown = drawnLines(drawn, 'link-speed').map(({ colour }) => colour);
  expect(shown).toEqual([slow, road, road, road, road, slow]);
});

test('a road over a criterion of its source is a reason, with the digits that the source gave', () => {
  const city = cityOf([
    incident('incident/flood', { districts: ['11620'], severity: 'Severe' }),
    gauge(1, {
      observedProperty: 'traffic.speed',
      unit: 'km/h',
      districts: ['11620'],
      result: 93.4,
      thresholds: [{ value: 80, severity: 'Severe', label: { ko: '제한속도' } }],
    }),
  ]);
  const [matter] = selectOpenMatters(city.byKind);
  if (matter === undefined) throw new Error('no matter');
  expect(selectEvidence(city, matter, 5)).toContainEqual(
    expect.objectContaining({
      form: 'value',
      property: 'traffic.speed',
      value: 93.4,
      criterion: 80,
    }),
  );
});
