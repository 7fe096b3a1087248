import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { baseFile } from '../../client/map/base-files.ts';

const FILES = new URL('../../client/public/basemap/seoul/', import.meta.url);
let server: Server;
let asked: string[] = [];
let isDown = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isDown) return void response.writeHead(503).end();
    const name = (request.url ?? '').split('/').at(-1) ?? '';
    void readFile(new URL(name, FILES)).then((file) => response.end(file));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const overWire = fetch;
  // As in a page, whose addresses are its own server's.
  vi.stubGlobal('fetch', (path: string) => overWire(`http://127.0.0.1:${port}${path}`));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

test('the map and the lists of places ask for a file of the base map once', async () => {
  asked = [];
  const [map, places] = await Promise.all([
    baseFile('seoul', 'districts'),
    baseFile('seoul', 'districts'),
  ]);
  expect(map.features).toHaveLength(25);
  expect(places).toBe(map);
  expect(await baseFile('seoul', 'districts')).toBe(map);
  expect(asked).toEqual(['/basemap/seoul/districts.json']);
});

test('a file that could not be had is asked for again by the next', async () => {
  isDown = true;
  await expect(baseFile('seoul', 'roads')).rejects.toThrow('HTTP 503');
  isDown = false;
  expect((await baseFile('seoul', 'roads')).features.length).toBeGreaterThan(0);
});
