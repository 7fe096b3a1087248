import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { deskLayers, usualLayers } from '../../client/explore/desk-layers.ts';
import { chipCounts, isNoneHeard, layerGroups } from '../../client/explore/layer-groups.ts';
import { layerLegend } from '../../client/explore/layer-legend.ts';
import { searchLayers } from '../../client/explore/layer-search.ts';
import {
  changeLayer,
  moveLayer,
  onlyLayer,
  plainChoice,
  stackRank,
  toggleLayer,
} from '../../client/explore/layer-stack.ts';
import { swatchOf } from '../../client/explore/layer-swatch.ts';
import { createThings } from '../../client/explore/things-of-city.ts';
import type { Level } from '../../client/design/severity.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { FeedHealth, FeedState } from '../../contract/feed-health.ts';
import { cityOf, floodCity, gauge } from '../client/flood-city.ts';
import { feed } from '../client/wall-events.ts';

/** A source that is heard so. */
function source(id: string, state: FeedState, parts: Partial<FeedHealth>): CityEvent {
  const event = feed(id, state, null);
  return { ...event, data: { ...event.data, ...parts } };
}

const thingsOf = createThings();
const things = thingsOf(floodCity);
const layersOf = (city: City, on: readonly string[] = []) =>
  deskLayers(thingsOf(city), city.byKind, on);
const layers = layersOf(floodCity);
const byId = new Map(layers.map((layer) => [layer.id, layer]));

test('whatever is in force has a layer, counted, with its worst and a name in both languages', () => {
  for (const { layer } of things) expect(byId.has(layer), layer).toBe(true);
  expect(byId.get('observation/water.level')).toMatchObject({
    title: { ko: '하천 수위', en: 'River level' },
    count: 2,
    placed: 2,
    abnormal: 1,
    worst: 3,
    unit: 'm',
  });
  expect(byId.get('asset/Streetlight')?.title).toEqual({ ko: '가로등', en: 'Street light' });
  expect(byId.get('situation/flood')?.title).toEqual({ ko: '침수 상황', en: 'Flood situations' });
  expect(byId.get('indicator/scores')).toMatchObject({ count: 2, placed: 2 });
  for (const { title } of layers) expect(title.en).not.toBeUndefined();
});

test('a layer is as late as the worst of its feeds; a source that tells nothing is listed as itself', () => {
  const city = cityOf([
    gauge(1, { result: 1 }),
    source('seoul-river-stage', 'down', { lastGood: '2022-08-08T11:51:00.000Z' }),
    source('yongsan-cctv', 'not-connected', { about: 'safety' }),
    source('its-events', 'not-connected', { about: 'traffic', transport: 'poll' }),
  ]);
  const own = new Map(
    deskLayers(
      thingsOf(city).map((thing) => ({ ...thing, feed: 'seoul-river-stage' })),
      city.byKind,
    ).map((layer) => [layer.id, layer]),
  );
  expect(own.get('observation/water.level')).toMatchObject({
    health: 'down',
    lastGoodMs: Date.parse('2022-08-08T11:51:00.000Z'),
  });
  expect(own.get('feed/yongsan-cctv')).toMatchObject({
    lack: 'silent',
    health: 'not-connected',
    domain: 'safety',
    count: 0,
  });
  expect(own.get('feed/its-events')).toMatchObject({ lack: 'unrecorded' });
  // No source of disasters is heard: that there is no fire is not known.
  expect(own.get('incident/fire')).toMatchObject({ lack: 'unknown', count: 0 });
});

test('none of a sort is known as none while somebody who would tell is heard', () => {
  const city = cityOf([source('dispatch-119', 'live', { about: 'disaster' })]);
  expect(layersOf(city).find(({ id }) => id === 'incident/fire')?.lack).toBeUndefined();
});

test('a source of warnings tells of no fire, the desk that takes the calls does', () => {
  const fireOf = (...sources: readonly CityEvent[]) =>
    layersOf(cityOf(sources)).find(({ id }) => id === 'incident/fire');
  const warnings = source('sachet', 'live', { about: 'disaster', tells: ['alert'] });
  expect(fireOf(warnings)).toMatchObject({ lack: 'unknown' });
  const calls = source('dispatch-119', 'live', { about: 'safety', tells: ['incident'] });
  expect(fireOf(warnings, calls)?.lack).toBeUndefined();
});

test('what is on stays listed without rows; what has not changed stays the same object', () => {
  const empty = layersOf(cityOf([]), ['observation/water.level']);
  expect(empty.find(({ id }) => id === 'observation/water.level')).toMatchObject({ count: 0 });
  expect(deskLayers(things, floodCity.byKind, [], layers)).toBe(layers);
});

test('the usual layers are stacked: marks over dots, dots over areas', () => {
  const usual = usualLayers(layers);
  expect(usual).toContain('observation/water.level');
  expect(usual.map(stackRank)).toEqual(usual.map(stackRank).toSorted((a, b) => b - a));
  expect(usual.indexOf('observation/water.level')).toBeLessThan(usual.indexOf('situation/flood'));
});

test('a layer is switched on at its place in the stack; the last one off leaves none on', () => {
  const on = toggleLayer([plainChoice('observation/water.level')], 'incident/flood');
  expect(on.map(({ id }) => id)).toEqual(['observation/water.level', 'incident/flood']);
  const off = toggleLayer(toggleLayer(on, 'incident/flood'), 'observation/water.level');
  // Not empty: an empty list is the usual ones.
  expect(off).toHaveLength(1);
  expect(layers.some(({ id }) => id === off[0]?.id)).toBe(false);
  expect(toggleLayer(off, 'incident/fire').map(({ id }) => id)).toEqual(['incident/fire']);
  expect(moveLayer(on, 'incident/flood', 0).map(({ id }) => id)).toEqual([
    'incident/flood',
    'observation/water.level',
  ]);
  expect(moveLayer(on, 'incident/flood', 9)).toEqual(on);
  expect(changeLayer(on, 'incident/flood', { opacity: 0.4 })[1]).toMatchObject({ opacity: 0.4 });
  expect(onlyLayer(on, 'incident/flood').map(({ id }) => id)).toEqual(['incident/flood']);
});

test('chips list what is on, all, or what is abnormal, by domain', () => {
  const on = new Set(['observation/water.level', 'incident/fire']);
  const counts = chipCounts(layers, on);
  expect(counts).toMatchObject({ on: 2, all: layers.length });
  expect(layerGroups(layers, 'abnormal', on).flatMap((group) => group.layers)).toHaveLength(
    counts.abnormal,
  );
  expect(layerGroups(layers, 'on', on).map(({ domain }) => domain)).toHaveLength(2);
});

test('of names that fit as well the worst is found first', () => {
  const [thing] = things;
  if (thing === undefined) throw new Error('no thing');
  const called = (key: string, level: Level) => ({
    ...thing,
    key,
    level,
    name: { ko: '도림천' },
    what: { ko: key },
  });
  const all = [called('bikes', '?'), called('calm', 0), called('flood', 4), called('gauge', 2)];
  expect(searchLayers('ㄷㄹㅊ', [], all).things.map(({ key }) => key)).toEqual([
    'flood',
    'gauge',
    'bikes',
    'calm',
  ]);
});

test('that nothing is abnormal is known only while somebody is heard', () => {
  const [layer] = layers;
  if (layer === undefined) throw new Error('no layer');
  expect(
    isNoneHeard([
      { ...layer, health: 'down' },
      { ...layer, health: 'not-connected' },
    ]),
  ).toBe(true);
  expect(
    isNoneHeard([
      { ...layer, health: 'down' },
      { ...layer, health: 'live' },
    ]),
  ).toBe(false);
});

test('initials find layers and things: ㅎㅊ the rivers, ㄷㄹㅊ 도림천; words in English too', () => {
  const found = (typed: string) => searchLayers(typed, layers, things);
  expect(found('ㅎㅊ ㅅㅇ').layers.map(({ id }) => id)).toEqual(['observation/water.level']);
  expect(found('river').layers.map(({ id }) => id)).toContain('observation/water.level');
  const told = found('ㄷㄹㅊ').things.map(({ name, what }) => `${name.ko} ${what.ko}`);
  expect(told.some((text) => text.includes('도림천'))).toBe(true);
  expect(found('  ')).toEqual({ layers: [], places: [], things: [], overlays: [], more: 0 });
  expect(found('없는것')).toEqual({ layers: [], places: [], things: [], overlays: [], more: 0 });
});

test('a name that begins as typed stands before one that only holds it; the rest is counted', () => {
  const [first] = things;
  if (first === undefined) throw new Error('no rows');
  const many = Array.from({ length: 20 }, (_, index) => ({
    ...first,
    key: `k${index}`,
    name: { ko: index === 19 ? '오금교' : `새 오금교 ${index}` },
  }));
  const { things: hits, more } = searchLayers('오금교', [], many);
  expect(hits[0]?.name.ko).toBe('오금교');
  expect(hits.length + more).toBe(20);
});

test('the legend of a layer tells its levels, values and criteria', () => {
  const rows = things.filter(({ layer }) => layer === 'observation/water.level');
  const legend = layerLegend(rows);
  expect(legend.levels).toEqual([
    { level: 3, count: 1 },
    { level: 0, count: 1 },
  ]);
  expect(legend.values).toEqual({ least: 1, middle: 3.2, most: 3.2 });
  expect(legend.thresholds.map(({ value }) => value)).toEqual([2, 3]);
  expect(layerLegend([])).toEqual({ levels: [], thresholds: [], unplaced: 0 });
});

test('a layer looks in the list as on the map', () => {
  const swatch = (id: string) => {
    const layer = byId.get(id);
    return layer === undefined ? undefined : swatchOf(layer).type;
  };
  expect(swatch('observation/water.level')).toBe('mark');
  expect(swatch('observation/sewer.level')).toBe('ticks');
  expect(swatch('incident/closure')).toBe('line');
  expect(swatch('incident/flood')).toBe('ring');
  expect(swatch('situation/flood')).toBe('area');
  expect(swatch('indicator/scores')).toBe('ramp');
});
