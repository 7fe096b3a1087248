import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CityAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import { ensureBasemap } from '../../server/basemap-build.ts';
import { readConfig, type StartConfig } from '../../server/config/read-config.ts';
import { live } from '../../server/live.ts';
import type { Serving } from '../../server/serve.ts';
import { ROOT } from '../support/flood-night.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

const GUIDE = readFileSync(join(ROOT, 'docs/adding-a-city.md'), 'utf8');

/** The first code block of the guide in that language that begins so, as a newcomer would copy it. */
function block(language: string, begin = ''): string {
  const blocks = [...GUIDE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const found = blocks.find(([, of, text = '']) => of === language && text.startsWith(begin));
  if (found?.[2] === undefined) throw new Error(`the guide has no ${language} block ${begin}`);
  return found[2];
}

let cities: string;
let upstream: Upstream;
let serving: Serving;
let base: string;

function startOf(data: string): StartConfig {
  const words = ['start', '--cities', cities, '--city', 'fourth-city', '--data', data];
  const config = readConfig([...words, '--port', '0'], {}, ROOT);
  if (config.command !== 'start') throw new Error('expected start');
  return config;
}

beforeAll(async () => {
  cities = mkdtempSync(join(tmpdir(), 'cities-'));
  const now = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const rain = block('json').replaceAll('2026-01-01T12:00:00Z', now);
  upstream = await startUpstream((path, response) => {
    if (path === '/rain.json') return rain;
    response.writeHead(404).end();
    return undefined;
  });
  const folder = join(cities, 'fourth-city');
  mkdirSync(folder);
  writeFileSync(join(folder, 'districts.csv'), block('csv'));
  const named = block('yaml', '- id: harbour-cctv').replaceAll(/^/gm, '  ').trimEnd();
  const profile = block('yaml', 'id: fourth-city')
    .replace('http://localhost:8090', upstream.url)
    .replace(
      '\n  note:',
      `\n  style: ${upstream.url}/style.json\n  hosts: [tiles.example]\n  note:`,
    )
    .replace('\nattribution:', `${named}\n\nattribution:`);
  writeFileSync(join(folder, 'city.yaml'), profile);
  const config = startOf(join(cities, 'data'));
  ensureBasemap(ROOT, config.city);
  serving = await live(config, {}, ROOT, 'test-build');
  base = `http://127.0.0.1:${serving.port}`;
}, 60_000);

afterAll(async () => {
  await serving.close();
  await upstream[Symbol.asyncDispose]();
  rmSync(cities, { recursive: true });
});

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(base + path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

test('the city of the guide shows its rain, its districts and the source nobody reads', async () => {
  await vi.waitFor(
    async () => {
      const { events } = await get<Snapshot>('/api/v1/snapshot');
      const figures = events.flatMap((event) =>
        event.kind === 'indicator' && event.data.form === 'figure' ? [event.data] : [],
      );
      expect(figures.find(({ figure }) => figure === 'rain-hour')).toMatchObject({
        value: 24.6,
        severity: 'Moderate',
        at: { ko: 'North reservoir' },
      });
      expect(figures.find(({ figure }) => figure === 'gauges-heard')?.value).toBe(2);
      const levels = events.find(({ subject }) => subject === 'indicator/district-levels');
      expect(levels).toMatchObject({
        data: { cells: { north: expect.stringMatching(/0$/) as string } },
      });
      const states = events.flatMap((event) =>
        event.kind === 'feed' ? [[event.data.feed, event.data.state]] : [],
      );
      expect(states).toEqual([
        ['rain-gauges', 'live'],
        ['harbour-cctv', 'not-connected'],
      ]);
    },
    { timeout: 40_000, interval: 300 },
  );
}, 60_000);

test('its screens speak its first language, and its map comes from its own folder', async () => {
  const city = await get<CityAnswer>('/api/v1/city');
  expect(city).toMatchObject({
    shortName: { en: 'Fourth' },
    languages: ['en', 'pt'],
    figures: [{ id: 'rain-hour', domain: 'water' }, { id: 'gauges-heard' }],
    basemap: { style: `${upstream.url}/style.json`, note: { en: 'Schematic boundaries' } },
  });
  const map = await get<FeatureCollection>('/basemap/fourth-city/districts.json');
  expect(map.features.map(({ properties }) => properties?.['en'] as unknown)).toEqual([
    'North',
    'Centre',
    'West',
  ]);
});

test('an operator’s own map is the only other place that its pages may load from', async () => {
  const { headers } = await fetch(`${base}/healthz`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`connect-src 'self' ${upstream.url} http://tiles.example;`);
  expect(policy).toContain("script-src 'self';");
});
