import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../../server/config/config-error.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { overlayOrigins } from '../../server/overlay-origins.ts';
import { PRODUCT, spoiltProduct } from './city-folder.ts';

const GOOD = `overlays:
  - id: cadastre
    title: { ko: 지적도, en: Cadastre }
    kind: wms
    url: https://maps.example.org/wms?key=1
    layers: parcels
    attribution: © Example
  - id: ortho
    title: { ko: 항공사진 }
    kind: pmtiles
    url: http://tiles.example:8080/ortho.pmtiles
    attribution: © Example
overlayHosts: [https://geo.example.org, https://maps.example.org]
attribution:`;

function cityWith(text: string) {
  using product = spoiltProduct();
  product.edit('city.yaml', '\nattribution:', `\n${text}`);
  return loadCity('seoul', product.root);
}

function lineOf(from: string, to: string): string {
  try {
    cityWith(GOOD.replace(from, to));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
}

test('the pages of a city may ask the hosts of its overlays, and those it names besides', () => {
  const city = cityWith(GOOD);
  expect(city.profile.overlays.map(({ id, kind }) => [id, kind])).toEqual([
    ['cadastre', 'wms'],
    ['ortho', 'pmtiles'],
  ]);
  expect(overlayOrigins(city)).toEqual([
    'https://maps.example.org',
    'http://tiles.example:8080',
    'https://geo.example.org',
  ]);
  expect(overlayOrigins(cityWith('attribution:'))).toEqual([]);
});

test('the documentation’s overlays are good ones', () => {
  const guide = readFileSync(join(PRODUCT, 'docs/adding-a-city.md'), 'utf8');
  const block = /```yaml\n(overlays:[^]*?)```/u.exec(guide)?.[1] ?? '';
  expect(overlayOrigins(cityWith(`${block}attribution:`))).toEqual([
    'https://maps.example.org',
    'https://tiles.example.org',
    'https://geo.example.org',
  ]);
});

test.each([
  ['    layers: parcels\n', '', /overlays\.0\.layers: expected the name of a layer/],
  ['kind: wms', 'kind: wfs', /overlays\.0\.kind: expected one of wms, wmts, xyz, pmtiles, /],
  ['kind: wms', 'kind: xyz', /overlays\.0\.url: expected \{z\}, \{x\} and \{y\} in it/],
  ['layers: parcels', 'layer: parcels', /overlays\.0\.layer: unknown key, expected one of id, /],
  ['https://maps', 'https://kim:pw@maps', /overlays\.0\.url: expected an address without user/],
  ['https://maps', 'file://maps', /overlays\.0\.url: expected an http or https address/],
  ['id: ortho', 'id: cadastre', /overlays\.1\.id: expected once, found "cadastre"/],
  [
    '    attribution: © Example\n  - id: ortho',
    '  - id: ortho',
    /overlays\.0\.attribution: expected string, found nothing/,
  ],
  ['geo.example.org', 'geo.example.org/tiles', /overlayHosts\.0: expected an origin like https/],
  ['https://geo.example.org', '"*"', /overlayHosts\.0: expected an origin like https/],
  ['https://geo.example.org', '"https://*"', /overlayHosts\.0: expected an origin like https/],
  ['geo.example.org', '*.example.org', /overlayHosts\.0: expected an origin like https/],
  ['geo.example.org', 'a;b', /overlayHosts\.0: expected an origin like https/],
])('%j as %j is one line that says what was expected', (from, to, line) => {
  const message = lineOf(from, to);
  expect(message).toMatch(line);
  expect(message.split('\n')).toHaveLength(1);
});
