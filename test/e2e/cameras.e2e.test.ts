import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import express from 'express';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cameraOrigins, cameraPlaces } from '../../server/camera-places.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { securityHeaders } from '../../server/hub/security-headers.ts';
import { PRODUCT, spoiltProduct } from '../config/city-folder.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { cameraServer, type CameraServer } from '../support/camera-server.ts';
import { hlsOfCanvas } from '../support/hls-of-canvas.ts';

const SEEN = { timeout: 60_000, interval: 200 };

let browser: Browser;
let page: Page;
let server: Server | undefined;
let cameras: {
  readonly open: CameraServer;
  readonly shut: CameraServer;
  readonly hls: CameraServer;
};
const breaches: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'camera-page-'));

/** Two pictures that differ, as bytes of JPEG. */
async function pictures(of: Page): Promise<readonly Buffer[]> {
  const all: Buffer[] = [];
  for (const colour of ['#246', '#642']) {
    await of.setContent(`<body style="background:${colour}">`);
    all.push(await of.screenshot({ type: 'jpeg', quality: 30 }));
  }
  return all;
}

/** A city whose list of cameras names these addresses, as its operator writes it. */
function cityWith(rows: readonly string[]) {
  using product = spoiltProduct();
  const list = ['code,name_ko,lon,lat,stream,url', ...rows, ''].join('\n');
  writeFileSync(join(product.root, 'cities/seoul/cameras.csv'), list);
  const city = loadCity('seoul', product.root);
  return { places: cameraPlaces(city, 'cameras'), origins: cameraOrigins(city) };
}

beforeAll(async () => {
  browser = await openBrowser({ width: 960, height: 540 });
  page = await browser.context.newPage();
  const files = { pictures: await pictures(page), hls: await hlsOfCanvas(page) };
  const [open, shut, hls] = await Promise.all([
    cameraServer({ ...files, isReadable: true }),
    cameraServer({ ...files, isReadable: false }),
    cameraServer({ ...files, isReadable: true }),
  ]);
  cameras = { open, shut, hls };
  const { places, origins } = cityWith([
    `c1,신대방역,126.91,37.48,mjpeg,${open.url}/mjpeg`,
    `c2,신림교,126.92,37.48,mjpeg,${shut.url}/mjpeg`,
    `c3,봉림교,126.93,37.48,hls,${hls.url}/hls/live.m3u8`,
    'c4,사당역,126.98,37.47,,',
  ]);
  await build({
    configFile: false,
    logLevel: 'error',
    root: PRODUCT,
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: folder,
      rollupOptions: {
        input: join(PRODUCT, 'test/support/camera-page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
  const app = express();
  app.use(securityHeaders([], origins));
  app.get('/cameras.json', (_request, response) => {
    response.json(places.map((place, index) => ({ ...place, distanceM: 100 * index })));
  });
  app.get('/', (_request, response) => {
    response.send(
      '<!doctype html><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>',
    );
  });
  app.use(express.static(folder));
  const listening = createServer(app);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, resolve));
  page.on('console', (message) => {
    if (/content security policy/iu.test(message.text())) breaches.push(message.text());
  });
  await page.goto(`http://localhost:${(listening.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser.close();
  server?.closeAllConnections();
  server?.close();
  await Promise.all(Object.values(cameras).map((camera) => camera.die().catch(() => undefined)));
  rmSync(folder, { recursive: true, force: true });
});

const tile = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const wordsOf = (name: string): Promise<string> => tile(name).innerText();
const widthOf = (name: string): Promise<number> =>
  tile(name)
    .locator('img')
    .evaluate((image) => (image as HTMLImageElement).naturalWidth);

describe('cameras of a city', () => {
  test('play what the list names: MJPEG that may be read, MJPEG that may not, HLS', async () => {
    await expect.poll(() => wordsOf('신대방역'), SEEN).toContain('실시간');
    await expect.poll(() => widthOf('신대방역'), SEEN).toBe(960);
    await expect.poll(() => wordsOf('신림교'), SEEN).toContain('실시간');
    await expect.poll(() => widthOf('신림교'), SEEN).toBe(960);
    const at = () =>
      tile('봉림교')
        .locator('video')
        .evaluate((video) => (video as HTMLVideoElement).currentTime);
    await expect.poll(at, SEEN).toBeGreaterThan(0);
    expect(await wordsOf('사당역')).toContain('연결 안 됨 · 영상 주소 없음');
    expect(breaches).toEqual([]);
  });

  test('a camera that stands still says how long, and never passes for live', async () => {
    cameras.open.freeze();
    await expect.poll(() => wordsOf('신대방역'), SEEN).toMatch(/\d+초 멈춤/u);
  });

  test('a camera that dies is not connected, and is tried again', async () => {
    await cameras.shut.die();
    await expect.poll(() => wordsOf('신림교'), SEEN).toMatch(/연결 안 됨 · \d+초 뒤 다시/u);
    await cameras.open.die();
    await expect.poll(() => wordsOf('신대방역'), SEEN).toMatch(/연결 안 됨 · \d+초 뒤 다시/u);
  });

  test('nothing but the addresses of the list may be fetched', async () => {
    const foreign = await page.evaluate(async () => {
      const told = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          resolve(violatedDirective),
        ),
      );
      document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/other.jpg' }));
      return told;
    });
    expect(foreign).toBe('img-src');
  });
});

test.each([
  [
    'c1,가,126.9,37.4,rtsp,rtsp://10.0.0.1/live',
    /row c1: stream: expected hls or mjpeg, found "rtsp"/,
  ],
  [
    'c1,가,126.9,37.4,mjpeg,http://admin:1234@10.0.0.1/',
    /row c1: url: expected an http or https address without a password/,
  ],
  ['c1,가,126.9,37.4,hls,', /row c1: url: expected an http or https address/],
])('a list with %s is refused in one line', (row, line) => {
  expect(() => cityWith([row])).toThrow(line);
});
