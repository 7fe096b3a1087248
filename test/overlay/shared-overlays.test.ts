import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditAnswer } from '../../contract/audit.ts';
import {
  OVERLAY_LIMITS,
  type OverlaysAnswer,
  type SharedFile,
  type SharedOverlay,
} from '../../contract/map-overlay.ts';
import { asking, DESK_ENV, DESK_TOKENS } from '../support/desk-people.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const { KIM, LEE, BOSS } = DESK_TOKENS;
const dataDir = mkdtempSync(join(tmpdir(), 'overlays-'));
const NAMED = {
  id: 'cadastre',
  title: { ko: '지적도', en: 'Cadastre' },
  kind: 'wms',
  url: 'https://maps.example.org/wms',
  layers: 'parcels',
  attribution: '© 예시 지도',
} as const;
const offered = { overlays: [NAMED], overlayHosts: ['http://tiles.example:8080'] };
const start = (): Promise<LiveCity> => liveWith([], DESK_ENV, dataDir, offered);
let city: LiveCity;

beforeAll(async () => {
  city = await start();
}, 120_000);
afterAll(() => city[Symbol.asyncDispose]());

type Method = Parameters<typeof asking>[1];
const ask = (method: Method, path: string, token?: string, body?: object) =>
  asking(city.base, method, `/overlays${path}`, token, body);
const listed = async (token?: string): Promise<OverlaysAnswer> =>
  (await ask('GET', '', token)).said as unknown as OverlaysAnswer;

const TILES = { kind: 'xyz', url: 'http://tiles.example:8080/{z}/{x}/{y}.png' } as const;
const address = (change: object = {}) => ({
  version: 0,
  name: '침수 흔적도',
  source: TILES,
  ...change,
});
const FILE: SharedFile = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '배수문 3' },
      geometry: { type: 'Point', coordinates: [126.9, 37.5] },
    },
  ],
};

test('what the profile offers is read by everybody, and the pages may ask those hosts, and no other', async () => {
  const { hosts, named, shared, left } = await listed();
  expect(hosts).toEqual(['https://maps.example.org', 'http://tiles.example:8080']);
  expect(named).toEqual([NAMED]);
  expect([shared, left]).toEqual([[], null]);
  const policy = (await fetch(`${city.base}/city`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain(
    `connect-src 'self' https://maps.example.org http://tiles.example:8080;`,
  );
  expect(policy).toContain(
    `img-src 'self' data: blob: https://maps.example.org http://tiles.example:8080;`,
  );
});

test(
  'a file and an address that are shared are there for all, also after a restart',
  { timeout: 120_000 },
  async () => {
    const made = await ask('PUT', '/the-flood-marks', KIM, address());
    expect(made).toMatchObject({ status: 200, said: { version: 1, owner: '김분석', isOwn: true } });
    const file = await ask('PUT', '/the-gates-0001', LEE, { version: 0, name: '수문', file: FILE });
    expect(file.said).toMatchObject({
      bytes: Buffer.byteLength(JSON.stringify(FILE)),
      owner: '이분석',
    });
    await city[Symbol.asyncDispose]();
    city = await start();
    const { shared } = await listed();
    expect(shared.map(({ name, owner, isOwn }) => [name, owner, isOwn])).toEqual([
      ['수문', '이분석', false],
      ['침수 흔적도', '김분석', false],
    ]);
    expect(shared[1]).toMatchObject({ source: TILES });
    expect(shared[0]).not.toHaveProperty('file');
    const read = (await ask('GET', '/the-gates-0001')).said as unknown as SharedOverlay;
    expect(read.file).toEqual(FILE);
  },
);

test('who shared it changes it from the version as read, and nobody else', async () => {
  const next = { ...address({ name: '침수 흔적도 2' }), version: 1 };
  expect(await ask('PUT', '/the-flood-marks', LEE, next)).toMatchObject({
    status: 403,
    said: { code: 'not-allowed' },
  });
  expect((await ask('PUT', '/the-flood-marks', undefined, next)).status).toBe(401);
  expect((await ask('DELETE', '/the-flood-marks?version=1', BOSS)).status).toBe(403);
  expect((await ask('PUT', '/the-flood-marks', KIM, next)).said).toMatchObject({ version: 2 });
  expect(await ask('PUT', '/the-flood-marks', KIM, next)).toMatchObject({
    status: 409,
    said: { newer: { version: 2, name: '침수 흔적도 2' } },
  });
  expect((await ask('DELETE', '/the-flood-marks?version=1', KIM)).status).toBe(409);
  expect((await ask('DELETE', '/the-flood-marks?version=2', KIM)).status).toBe(200);
  expect((await ask('GET', '/the-flood-marks')).status).toBe(404);
});

test('a host that pages may not ask is refused, with the key that would allow it', async () => {
  const source = { kind: 'xyz', url: 'https://elsewhere.example/{z}/{x}/{y}.png' };
  const { status, said } = await ask('PUT', '/from-elsewhere', KIM, address({ source }));
  expect(status).toBe(403);
  expect(said['problem']).toEqual({
    ko: '허용되지 않은 주소입니다: city.yaml의 overlayHosts에 https://elsewhere.example 추가 필요',
    en: 'pages may not ask there: overlayHosts of city.yaml would have to name https://elsewhere.example',
  });
});

test('what cannot be read or is too much is refused in words', async () => {
  const cases: readonly object[] = [
    address({ name: ' ' }),
    address({ source: { kind: 'xyz', url: 'http://tiles.example:8080/tile.png' } }),
    address({ file: FILE }),
    { version: 0, name: 'x' },
    { version: 0, name: 'x', file: { ...FILE, features: [] } },
    { version: 0, name: 'x', file: { ...FILE, features: [{ type: 'Point' }] } },
  ];
  for (const body of cases) expect((await ask('PUT', '/unreadable-1', KIM, body)).status).toBe(400);
  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  const shapes: readonly (readonly [type: string, coordinates: string])[] = [
    ['Point', '[181, 37.5]'],
    ['Point', '["126.9", 37.5]'],
    ['LineString', '[126.9, 37.5]'],
    ['Polygon', '[[126.9, 37.5]]'],
    ['MultiPolygon', '[[[]]]'],
    ['Polygon', deep(3_000)],
    // Deeper than anybody can go down.
    ['Polygon', deep(400_000)],
  ];
  for (const [type, coordinates] of shapes) {
    const feature = `{"type":"Feature","properties":{},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;
    const body = `{"version":0,"name":"x","file":{"type":"FeatureCollection","features":[${feature}]}}`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${KIM}` };
    const path = `${city.base}/overlays/unreadable-2`;
    const { status } = await fetch(path, { method: 'PUT', headers, body });
    expect(status, `${type} ${coordinates.slice(0, 20)}`).toBe(400);
  }
  expect((await ask('PUT', '/short', KIM, address())).status).toBe(400);
  const name = 'x'.repeat(OVERLAY_LIMITS.bytes);
  expect((await ask('PUT', '/too-large-01', KIM, address({ name }))).status).toBe(413);
  const { left } = await listed(BOSS);
  for (let made = 0; made < (left ?? 0); made += 1)
    expect((await ask('PUT', `/of-the-boss-${made}`, BOSS, address())).status).toBe(200);
  const more = await ask('PUT', '/one-too-many', BOSS, address());
  expect(more).toMatchObject({ status: 409, said: { code: 'conflict' } });
  expect(JSON.stringify(more.said['problem'])).toContain('20개까지');
});

test('who shared what, and what was refused, stands in the trail, and the chain holds', async () => {
  const { said } = await asking(city.base, 'GET', '/audit?limit=200', BOSS);
  const { chain, entries } = said as unknown as AuditAnswer;
  expect(chain.holds).toBe(true);
  const own = entries.filter(({ subject }) => subject === 'overlay/the-flood-marks').toReversed();
  expect(own.map(({ actor, outcome }) => [actor?.name, outcome])).toEqual([
    ['김분석', 'done'],
    ['이분석', 'not-allowed'],
    [undefined, 'unknown-role'],
    ['박실장', 'not-allowed'],
    ['김분석', 'done'],
    ['김분석', 'conflict'],
    ['김분석', 'conflict'],
    ['김분석', 'done'],
  ]);
});
