import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { plain, initialsOf } from '../../client/design/hangul.ts';
import { isInRing } from '../../client/explore/area.ts';
import { NO_FILTER, type Filter } from '../../client/explore/filter.ts';
import { selectShown } from '../../client/explore/select-shown.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { openBrowser } from '../support/browser.ts';
import { aRow } from '../explore/rows.ts';
import type { PanResult } from './desk-pan/pan-result.ts';
import { median, pairedMs, type Figure } from './figure.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const PAGE = join(import.meta.dirname, 'desk-pan');
const PUBLIC = join(import.meta.dirname, '../../client/public');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

const hundredth = (value: number): number => Math.round(value * 100) / 100;

const STREAMS = ['도림천', '안양천', '중랑천', '오금교', '탄천'];
const things: readonly Thing[] = Array.from({ length: ROWS }, (_, index) =>
  aRow(`observation/river/${index}`, {
    ko: `${STREAMS[index % STREAMS.length]} ${(index * 7919) % 4000}`,
    value: index % 97,
    districts: ['11620', '11590'].slice(index % 2),
    at: { lon: 126.8 + (index % 300) * 0.001, lat: 37.45 + (index % 200) * 0.001 },
  }),
);
const ring = Array.from({ length: 40 }, (_, corner) => ({
  lon: 126.95 + 0.1 * Math.cos((corner / 20) * Math.PI),
  lat: 37.52 + 0.08 * Math.sin((corner / 20) * Math.PI),
}));
const FILTERS: readonly Filter[] = [
  { ...NO_FILTER, text: '도림천 12' },
  { ...NO_FILTER, text: 'ㄷㄹㅊ' },
  { ...NO_FILTER, districts: ['11590'], value: { least: 5, most: 50 } },
  { ...NO_FILTER, area: { type: 'polygon', ring } },
  { ...NO_FILTER, text: '천', value: { least: 5 }, area: { type: 'polygon', ring } },
];

/** Reads each row anew. */
function naive({ text, districts, value, area }: Filter): number {
  const words = text.split(' ').filter((word) => word !== '');
  return things.filter((thing) => {
    const own = plain(`${thing.name.ko} ${thing.what.ko} ${thing.subject}`).replaceAll(' ', '');
    const letters = initialsOf(own);
    return (
      words.every((word) => own.includes(word) || letters.includes(word)) &&
      (districts.length === 0 || thing.districts.some((code) => districts.includes(code))) &&
      (value === undefined ||
        (thing.value !== undefined &&
          thing.value >= (value.least ?? -Infinity) &&
          thing.value <= (value.most ?? Infinity))) &&
      (area?.type !== 'polygon' || (thing.at !== undefined && isInRing(thing.at, area.ring)))
    );
  }).length;
}

/**
 * How long the page is kept busy by a filter of 100,000 rows, the slowest of several; the baseline
 * keeps nothing from one time to the next.
 */
export function deskFilterFigures(): readonly Figure[] {
  const layers = new Set([things[0]?.layer ?? '']);
  const timed = FILTERS.map((filter) => {
    const ours = (): number => selectShown(things, layers, filter, () => undefined).length;
    const [found, expected] = [ours(), naive(filter)];
    if (found !== expected || found === 0) throw new Error(`${found} rows, expected ${expected}`);
    return pairedMs(
      () => void ours(),
      () => void naive(filter),
      ROUNDS,
    );
  });
  const slowest = timed.reduce((a, b) => (b.workMs > a.workMs ? b : a));
  const ratio = slowest.workMs / slowest.baselineMs;
  const baseline = `each row read anew, ${hundredth(slowest.baselineMs)} ms`;
  return [
    {
      name: 'desk.filter.100k-ms',
      value: hundredth(slowest.workMs),
      unit: 'ms',
      ratio,
      baseline,
    },
  ];
}

/**
 * How fast the desk's map with 100,000 points is moved against the same map without any, in turns on
 * one page and a software renderer.
 */
export async function deskPanFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-pan-'));
  try {
    await build({
      root: PAGE,
      configFile: false,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: folder, target: 'es2022', modulePreload: { polyfill: false } },
    });
    const { empty, full, points } = await measured(folder);
    if (points !== ROWS) throw new Error(`${points} points drawn`);
    const ratio = median(full) / median(empty);
    const baseline = `the same map without them, ${hundredth(median(empty))} a second`;
    return [
      { name: 'desk.pan.fps-ratio', value: hundredth(ratio), unit: '×', ratio, baseline },
      { name: 'desk.pan.fps', value: hundredth(median(full)), unit: '/s', ratio, baseline },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the built page in a headless browser and waits for what it measured. */
async function measured(folder: string): Promise<PanResult> {
  const server = await served(folder);
  const browser = await openBrowser({ width: 1280, height: 800 });
  try {
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/index.html`);
    return await page.evaluate(() => window.panResult);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The built page, and beside it the base map as it is. */
function served(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const built = join(folder, path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    createReadStream(existsSync(built) ? built : join(PUBLIC, path))
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, { 'content-type': type }))
      .pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
