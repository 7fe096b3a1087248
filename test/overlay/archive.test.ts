import { afterAll, beforeAll, expect, test } from 'vitest';
import { PMTiles } from 'pmtiles';
import { readAddress } from '../../client/rooms/explore/overlays/read-address.ts';
import { whyNoTiles } from '../../client/rooms/explore/overlays/why-no-tiles.ts';
import { overlayServer } from '../support/overlay-server.ts';
import type { Upstream } from '../support/upstream.ts';

let maps: Upstream;
beforeAll(async () => {
  maps = await overlayServer();
});
afterAll(() => maps[Symbol.asyncDispose]());

const failed = { type: 'failed', said: 'The source image could not be decoded.' } as const;

test('an archive of the map server is one', async () => {
  const archive = new PMTiles(`${maps.url}/squares.pmtiles`);
  expect(await archive.getHeader()).toMatchObject({ tileType: 1, maxZoom: 12 });
  expect(await archive.getMetadata()).toMatchObject({ vector_layers: [{ id: 'zones' }] });
  expect((await archive.getZxy(10, 873, 396))?.data.byteLength).toBeGreaterThan(20);
});

test('a file at an address is read, or why not is told with the address', async () => {
  const read = (path: string) => readAddress({ kind: 'geojson', url: `${maps.url}${path}` });
  expect(await read('/gates.geojson')).toMatchObject({
    type: 'read',
    features: [{ name: '배수문 3', geometry: { type: 'Point' } }],
  });
  expect(await read('/none.geojson')).toEqual({
    type: 'failed',
    problem: { reason: 'status', status: 404, url: `${maps.url}/none.geojson` },
  });
  expect(await read('/broken.pmtiles')).toMatchObject({
    problem: { reason: 'file', problem: { reason: 'json' } },
  });
  const silent = { kind: 'kml', url: 'http://127.0.0.1:9/a.kml' } as const;
  expect(await readAddress(silent)).toEqual({
    type: 'failed',
    problem: { reason: 'silent', url: silent.url },
  });
});

test('why there are no tiles: what the server says instead, its status, or its silence', async () => {
  const why = (path: string, told: 'failed' | 'empty' = 'failed') =>
    whyNoTiles('wms', { ...failed, type: told, url: `${maps.url}${path}` });
  const wms = '/wms?REQUEST=GetMap&LAYERS=unknown';
  expect(await why(wms)).toEqual({
    reason: 'answer',
    said: 'no layer of this name',
    url: maps.url + wms,
  });
  expect(await why('/xyz/1/1/9')).toMatchObject({ reason: 'status', status: 404 });
  // Nothing is wrong with a server that has nothing here.
  expect(await why('/xyz/1/1/1.png', 'empty')).toBeUndefined();
  const url = `${maps.url}/broken.pmtiles`;
  const archive = { type: 'failed', said: 'Wrong magic number for PMTiles archive', url } as const;
  expect(await whyNoTiles('pmtiles', archive)).toMatchObject({
    reason: 'answer',
    said: 'Wrong magic number for PMTiles archive',
  });
  expect(await whyNoTiles('xyz', { ...failed, url: 'http://127.0.0.1:9/1/1/1.png' })).toMatchObject(
    { reason: 'silent' },
  );
});
