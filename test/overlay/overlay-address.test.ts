import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OVERLAY_KINDS, type OverlaySource } from '../../contract/map-overlay.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';

/** The address of one tile, as a map asks for it. */
function tileOf(source: OverlaySource): URL {
  const address = overlayAddress(source);
  if ('problem' in address || address.tiles === undefined) throw new Error(JSON.stringify(address));
  return new URL(
    address.tiles
      .replace('{z}', '3')
      .replace('{x}', '4')
      .replace('{y}', '5')
      .replace('{bbox-epsg-3857}', '1,2,3,4'),
  );
}
/** As a browser reads it. */
const originOf = (url = ''): string | undefined =>
  URL.canParse(url) ? new URL(url).origin : undefined;
const queryOf = (source: OverlaySource): Readonly<Record<string, string>> =>
  Object.fromEntries(tileOf(source).searchParams);

test('a WMS is asked for a picture of the box, with what its address asks besides', () => {
  const url =
    'https://maps.example.org/ows?map=%2Fsrv%2Fseoul.map&Service=WMS&REQUEST=GetCapabilities';
  expect(queryOf({ kind: 'wms', url, layers: '침수 흔적,하천', style: 'blue' })).toEqual({
    map: '/srv/seoul.map',
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    VERSION: '1.3.0',
    LAYERS: '침수 흔적,하천',
    STYLES: 'blue',
    FORMAT: 'image/png',
    TRANSPARENT: 'TRUE',
    CRS: 'EPSG:3857',
    WIDTH: '256',
    HEIGHT: '256',
    BBOX: '1,2,3,4',
  });
});

test('of a pasted GetMap its layers, style, format and version are taken', () => {
  const url =
    'http://old.example.org/wms?VERSION=1.1.1&LAYERS=a,b&STYLES=s&SRS=EPSG:4326&BBOX=0,0,1,1&WIDTH=99&FORMAT=image/gif&key=K';
  expect(queryOf({ kind: 'wms', url })).toMatchObject({
    key: 'K',
    VERSION: '1.1.1',
    SRS: 'EPSG:3857',
    LAYERS: 'a,b',
    STYLES: 's',
    FORMAT: 'image/gif',
    WIDTH: '256',
    BBOX: '1,2,3,4',
  });
});

test('a WMTS is asked by key and value, or by the template of its capabilities', () => {
  const url = 'https://wmts.example.org/gwc?TileMatrix=EPSG:900913:{z}&LAYER=road';
  expect(queryOf({ kind: 'wmts', url, matrixSet: 'EPSG:900913' })).toEqual({
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: 'road',
    STYLE: '',
    FORMAT: 'image/png',
    TILEMATRIXSET: 'EPSG:900913',
    TILEMATRIX: 'EPSG:900913:3',
    TILEROW: '5',
    TILECOL: '4',
  });
  const template =
    'https://wmts.example.org/{Layer}/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png?key=1';
  const source = { kind: 'wmts', url: template, layers: 'road', matrixSet: 'GoogleMaps' } as const;
  expect(tileOf(source).href).toBe(
    'https://wmts.example.org/road/default/GoogleMaps/3/5/4.png?key=1',
  );
});

test('XYZ is a template of its own; rows from the south are told', () => {
  const url = 'https://t.example.org/a/{z}/{x}/{y}@2x.png';
  expect(overlayAddress({ kind: 'xyz', url })).toEqual({
    origin: 'https://t.example.org',
    tiles: url,
  });
  expect(
    overlayAddress({ kind: 'xyz', url: 'https://T.example.org:443/{z}/{x}/{-y}.png' }),
  ).toEqual({
    origin: 'https://t.example.org',
    tiles: 'https://T.example.org:443/{z}/{x}/{y}.png',
    isFlipped: true,
  });
});

test.each<[OverlaySource, string]>([
  [{ kind: 'wms', url: 'https://maps.example.org/wms' }, 'layers'],
  [{ kind: 'wmts', url: 'https://maps.example.org/wmts?layer=a' }, 'matrixSet'],
  [{ kind: 'wmts', url: 'https://maps.example.org/{TileMatrix}/{TileCol}' }, 'matrix'],
  [{ kind: 'xyz', url: 'https://maps.example.org/{z}/{x}.png' }, 'tile'],
  [{ kind: 'xyz', url: 'https://{s}.example.org/{z}/{x}/{y}.png' }, 'url'],
  [{ kind: 'pmtiles', url: 'ftp://maps.example.org/a.pmtiles' }, 'scheme'],
  [{ kind: 'kml', url: 'https://kim:secret@maps.example.org/a.kml' }, 'login'],
  [{ kind: 'gpx', url: '/a.gpx' }, 'url'],
  [{ kind: 'geojson', url: 'https://maps.example.org\\@evil.example/a.json' }, 'url'],
])('%o lacks %s', (source, problem) => {
  expect(overlayAddress(source)).toEqual({ problem });
});

test('whatever is entered: the origin is the one that a page would ask, or it is refused', () => {
  const part = fc.oneof(
    fc.constantFrom('https://', 'http://', 'HTTP://', '@', ':', '/', '?', '#', '\\', '{z}', '{-y}'),
    fc.constantFrom('{x}', '{y}', 'a.example', 'B.example:8080', '[::1]', ':80', '%2e', '&LAYERS='),
    fc.constantFrom(
      '한글',
      '＠',
      'layers=a',
      '{TileMatrix}',
      '{TileRow}/{TileCol}',
      '{TileMatrixSet}',
    ),
  );
  const url = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  const kind = fc.constantFrom(...OVERLAY_KINDS);
  fc.assert(
    fc.property(fc.oneof(url, fc.webUrl()), kind, (entered, own) => {
      const address = overlayAddress({ kind: own, url: entered, layers: 'a', matrixSet: 'm' });
      const { origin, tiles } = 'origin' in address ? address : {};
      expect([undefined, originOf(entered)]).toContain(origin);
      const filled = tiles?.replaceAll(/\{(?:z|x|y|bbox-epsg-3857)\}/gu, '1');
      expect(originOf(filled)).toBe(filled === undefined ? undefined : origin);
    }),
    { numRuns: 500 },
  );
});
