import { expect, test } from 'vitest';
import { LAYER_GROUPS } from '../../client/map/define-layer.ts';
import { CITY_LAYERS } from '../../client/map/layer-registry.ts';
import { cityOf, floodCity } from '../client/flood-city.ts';
import { mapContext } from '../client/map-context.ts';

const LEAST = 16;
const layers = CITY_LAYERS.map((layer) => [layer.id, layer] as const);

test(`at least ${LEAST} layers are found by their suffix, each under its own id`, () => {
  expect(layers.length).toBeGreaterThanOrEqual(LEAST);
  expect(new Set(CITY_LAYERS.map(({ id }) => id)).size).toBe(layers.length);
});

test('layers stand in the order of the stack', () => {
  const places = CITY_LAYERS.map(({ group }) => LAYER_GROUPS.indexOf(group));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test.each(layers)('%s has a title in both languages', (_, { title }) => {
  expect(title.ko).not.toBe('');
  expect(title.en ?? '').not.toBe('');
});

test.each(layers)('%s draws a city in which nothing is known', (_, layer) => {
  const city = cityOf([]);
  expect(() => layer.draw(city, mapContext())).not.toThrow();
  expect(layer.labels(city, mapContext(), [])).toEqual([]);
  expect(layer.describe(city, 'ko')).toEqual([]);
});

test.each(layers)('%s draws the flood, and only deck layers of its own name', (_, layer) => {
  const drawn = layer.draw(floodCity, mapContext());
  expect(drawn.length).toBeGreaterThan(0);
  for (const { id } of drawn) expect(id === layer.id || id.startsWith(`${layer.id}-`)).toBe(true);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
});

test.each(layers)('%s says in words what it shows of the flood', (_, layer) => {
  const [ko, en] = [layer.describe(floodCity, 'ko'), layer.describe(floodCity, 'en')];
  expect(ko.length).toBeGreaterThan(0);
  expect(en.length).toBe(ko.length);
  expect([...ko, ...en].filter((words) => words.trim() === '')).toEqual([]);
});
