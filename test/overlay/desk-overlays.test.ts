import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OverlaysAnswer } from '../../contract/map-overlay.ts';
import {
  barredOrigin,
  deskOverlays,
  type OverlayShelf,
} from '../../client/explore/desk-overlays.ts';
import { kindOfUrl, sourceOfEntered } from '../../client/explore/entered-overlay.ts';
import {
  laidOverlays,
  raiseOverlay,
  toggleOverlay,
  withOverlay,
} from '../../client/explore/overlay-choices.ts';
import type { OverlayChoice } from '../../client/explore/overlay.ts';
import { tileUrl } from '../../client/explore/tile-url.ts';

const NAMED = {
  id: 'flood',
  title: { ko: '침수 흔적', en: 'Flood marks' },
  kind: 'wms',
  url: 'https://maps.example/wms',
  layers: 'flood',
  attribution: '© 예시',
} as const;
const OFFERED: OverlaysAnswer = {
  hosts: ['https://maps.example'],
  named: [NAMED],
  shared: [
    {
      id: 'the-gates-0001',
      name: '수문',
      owner: '이분석',
      version: 2,
      createdAt: '2022-08-08T12:00:00.000Z',
      changedAt: '2022-08-08T12:05:00.000Z',
      bytes: 145,
      isOwn: true,
    },
  ],
  left: 19,
};
const SHELF: OverlayShelf = {
  own: [
    {
      id: 'x',
      name: '옛 주소',
      kind: 'xyz',
      source: { kind: 'xyz', url: 'https://old.example/{z}/{x}/{y}' },
      features: [],
      addedMs: 1,
    },
    {
      id: 'y',
      name: '순찰.gpx',
      kind: 'gpx',
      features: [{ name: undefined, geometry: { type: 'Point', coordinates: [127, 37] } }],
      addedMs: 2,
    },
  ],
  offered: OFFERED,
  readings: new Map([
    [
      'shared/the-gates-0001',
      { type: 'failed', problem: { reason: 'status', status: 404, url: '/x' } },
    ],
  ]),
  drawn: new Map([['city/flood', { type: 'partly', problem: { reason: 'silent', url: 'u' } }]]),
};
const choice = (id: string): OverlayChoice => ({ id, opacity: 1, colour: 'g-10' });

test('each overlay says whose it is and how it stands with it, also one that is not here', () => {
  const all = deskOverlays(SHELF, [choice('own/gone'), choice('shared/gone')]);
  expect(all.map(({ id, state }) => [id, state])).toEqual([
    ['city/flood', { type: 'failed', isPartly: true, problem: { reason: 'silent', url: 'u' } }],
    [
      'shared/the-gates-0001',
      { type: 'failed', isPartly: false, problem: { reason: 'status', status: 404, url: '/x' } },
    ],
    [
      'own/x',
      {
        type: 'failed',
        isPartly: false,
        problem: { reason: 'host', origin: 'https://old.example' },
      },
    ],
    ['own/y', { type: 'ready' }],
    ['own/gone', { type: 'failed', isPartly: false, problem: { reason: 'gone' } }],
    ['shared/gone', { type: 'failed', isPartly: false, problem: { reason: 'gone' } }],
  ]);
  expect(all[1]?.shared).toMatchObject({ owner: '이분석', version: 2, isOwn: true });
  // Before the server has said what there is, nobody knows that it is gone.
  const [unknown] = deskOverlays({ ...SHELF, own: [], offered: undefined }, [
    choice('shared/gone'),
  ]);
  expect(unknown?.state).toEqual({ type: 'reading' });
  expect(barredOrigin(NAMED, OFFERED)).toBeUndefined();
});

test('pictures lie under all shapes; one is raised past the next of its sort', () => {
  const choices = [choice('city/flood'), choice('own/y'), choice('own/x')];
  const ids = (held: readonly OverlayChoice[]) =>
    laidOverlays(deskOverlays(SHELF, held), held).map(({ overlay }) => overlay.id);
  expect(ids(choices)).toEqual(['own/y', 'city/flood', 'own/x']);
  expect(ids(raiseOverlay(choices, 'own/x', ids(choices)))).toEqual([
    'own/y',
    'own/x',
    'city/flood',
  ]);
  expect(raiseOverlay(choices, 'own/y', ids(choices))).toBe(choices);
  expect(toggleOverlay(choices, 'own/y').map(({ id }) => id)).toEqual(['city/flood', 'own/x']);
  expect(withOverlay(choices, 'own/z')[0]).toEqual({ id: 'own/z', opacity: 1, colour: 'g-7' });
});

test.each([
  ['https://a.example/wms?SERVICE=WMS&REQUEST=GetCapabilities', 'wms'],
  ['https://a.example/geoserver/ows', 'wms'],
  ['https://a.example/wmts/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png', 'wmts'],
  ['https://a.example/map?service=WMTS&layer=x', 'wmts'],
  ['https://a.example/{z}/{x}/{y}.png', 'xyz'],
  ['https://a.example/{z}/{x}/{-y}.png', 'xyz'],
  ['https://a.example/Seoul.PMTiles?v=2', 'pmtiles'],
  ['https://a.example/a.json', 'geojson'],
  ['https://a.example/a.kml', 'kml'],
  ['https://a.example/', undefined],
])('%s most likely is %s', (url, kind) => {
  expect(kindOfUrl(url)).toBe(kind);
});

test('what was entered becomes a source with a name, or what it lacks is told', () => {
  const form = { name: ' ', layers: ' flood ', matrixSet: '', attribution: '© 예시' };
  expect(sourceOfEntered({ ...form, kind: 'wms', url: ' https://a.example/wms ' })).toEqual({
    source: { kind: 'wms', url: 'https://a.example/wms', layers: 'flood', attribution: '© 예시' },
    name: 'flood · a.example',
  });
  expect(sourceOfEntered({ ...form, kind: 'kml', url: 'https://a.example/x/gates.kml' })).toEqual({
    source: { kind: 'kml', url: 'https://a.example/x/gates.kml', attribution: '© 예시' },
    name: 'gates.kml · a.example',
  });
  expect(sourceOfEntered({ ...form, kind: 'wms', layers: '', url: 'https://a.example' })).toEqual({
    problem: 'layers',
  });
});

test('the tile over a place holds it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      fc.double({ min: -84, max: 84, noNaN: true }),
      fc.integer({ min: 0, max: 18 }),
      (lon, lat, zoom) => {
        const at = tileUrl('{bbox-epsg-3857}', { lon, lat }, zoom).split(',').map(Number);
        const half = 20_037_508.342789244;
        const x = (lon / 180) * half;
        const y = (Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) / Math.PI) * half;
        const [west = 0, south = 0, east = 0, north = 0] = at;
        const slack = 1e-3;
        expect(west - slack <= x && x <= east + slack).toBe(true);
        expect(south - slack <= y && y <= north + slack).toBe(true);
        const flipped = tileUrl('{y}', { lon, lat }, zoom, true);
        expect(Number(tileUrl('{y}', { lon, lat }, zoom)) + Number(flipped)).toBe(2 ** zoom - 1);
      },
    ),
  );
  expect(tileUrl('{z}/{x}/{y}', { lon: 126.98, lat: 37.55 }, 10.4)).toBe('10/873/396');
});
