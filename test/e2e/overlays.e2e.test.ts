import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedOverlay } from '../../contract/map-overlay.ts';
import { barriersOf } from '../support/barriers.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { DESK_ENV, DESK_TOKENS } from '../support/desk-people.ts';
import { drawNothing } from '../support/draw-nothing.ts';
import { dropFiles, filesOnDisk } from '../support/drop-files.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';
import { overlayServer } from '../support/overlay-server.ts';
import { pagePixels } from '../support/page-pixels.ts';
import type { Upstream } from '../support/upstream.ts';
import { openRoom, wordsOf, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 90_000, interval: 250 };
/** Pictures of the page take the machine that draws it. */
const DRAWN = { timeout: 90_000, interval: 300 };
/** A quiet part of the map, in shares of the page. */
const PART = { left: 0.5, top: 0.33, right: 0.66, bottom: 0.55 };

let maps: Upstream;
let city: LiveCity;
let browser: Browser;
let page: Page;
let trouble: Trouble;

/** No layer and no place is called so. */
function offered(url: string): readonly NamedOverlay[] {
  const of = (id: string, ko: string, source: Pick<NamedOverlay, 'kind' | 'url' | 'layers'>) => ({
    id,
    title: { ko },
    attribution: `© ${ko}`,
    ...source,
  });
  return [
    of('marks', '시험 흔적', { kind: 'wms', url: `${url}/wms`, layers: 'flood' }),
    of('green', '시험 녹지', { kind: 'pmtiles', url: `${url}/green.pmtiles` }),
    of('squares', '시험 구역', { kind: 'pmtiles', url: `${url}/squares.pmtiles` }),
    of('nameless', '시험 이름', { kind: 'wms', url: `${url}/wms`, layers: 'unknown' }),
    of('shut', '시험 닫힘', { kind: 'xyz', url: `${url}/shut/{z}/{x}/{y}.png` }),
    of('gates', '시험 수문', { kind: 'geojson', url: `${url}/gates.geojson` }),
  ];
}

beforeAll(async () => {
  maps = await overlayServer();
  const overlays = [...offered(maps.url)];
  const dataDir = mkdtempSync(join(tmpdir(), 'overlays-'));
  city = await liveWith([], DESK_ENV, dataDir, { overlays, overlayHosts: [] });
  browser = await openBrowser({ width: 1280, height: 800 }, 'sparing');
  const { origin } = new URL(city.base);
  const path = '/explore?lang=ko&over=city/marks&map=126.98,37.55,12';
  ({ page, trouble } = await openRoom(browser, origin, path, '겹쳐 보기'));
});
afterAll(async () => {
  await browser.close();
  await city[Symbol.asyncDispose]();
  await maps[Symbol.asyncDispose]();
});

/** Share of the part that is about of this colour: names and lines of ours lie over it. */
async function share(of: (red: number, green: number, blue: number) => boolean): Promise<number> {
  const { width, height, rgba } = await pagePixels(page);
  let [fits, all] = [0, 0];
  for (let y = Math.round(PART.top * height); y < PART.bottom * height; y += 1) {
    for (let x = Math.round(PART.left * width); x < PART.right * width; x += 1) {
      const at = 4 * (y * width + x);
      if (of(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)) fits += 1;
      all += 1;
    }
  }
  return fits / all;
}
const magenta = () => share((red, green, blue) => red > 200 && green < 60 && blue > 200);
const green = () => share((red, g, blue) => red < 60 && g > 200 && blue < 60);
const overInAddress = (): string | null => new URL(page.url()).searchParams.get('over');
/** How many of one's own are on. */
const ownOnes = (): number => overInAddress()?.match(/own\//gu)?.length ?? 0;

/** By keyboard, through the search of the layers. */
async function turn(name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^레이어·시설/u });
  await field.fill(name);
  await field.press('Enter');
}

/** By keyboard, with a token of the office. */
async function signIn(shown: Page, token: string): Promise<void> {
  await shown.getByRole('button', { name: /^신원/u }).press('Enter');
  await shown.getByLabel('토큰', { exact: true }).fill(token);
  await shown.keyboard.press('Enter');
}

const listOf = (shown: Page) => shown.getByRole('region', { name: '겹쳐 보기' });

test('a WMS of the profile is drawn under the map by its link, with whose it is', async () => {
  await expect.poll(magenta, DRAWN).toBeGreaterThan(0.6);
  expect(await wordsOf(page)).toContain('© 시험 흔적');
  expect(maps.asked.find((path) => path.startsWith('/wms'))).toContain('CRS=EPSG%3A3857');
});

test('an archive that is found by the layers’ search lies over it, and is taken back by undo', async () => {
  await turn('시험 녹지');
  await expect.poll(overInAddress, SHOWN).toBe('city/green~g-7,city/marks');
  await expect.poll(green, DRAWN).toBeGreaterThan(0.6);
  // Among letters that are typed Ctrl-Z is theirs.
  await page.getByRole('button', { name: '되돌리기' }).press('Enter');
  await expect.poll(overInAddress, SHOWN).toBe('city/marks');
  await expect.poll(magenta, DRAWN).toBeGreaterThan(0.6);
  await turn('시험 구역');
  await turn('시험 수문');
  await page.keyboard.press('Escape');
  await expect.poll(() => listOf(page).innerText(), SHOWN).toMatch(/시험 수문\s*1\s/u);
  // Vector tiles: a veil of their own colour over what lies below.
  await expect
    .poll(() => share((red, g, blue) => red > 200 && g > 15 && g < 90 && blue > 200), DRAWN)
    .toBeGreaterThan(0.6);
  // From here on it is words that count.
  await page.evaluate(drawNothing);
});

test('what is not drawn says why, with its address', async () => {
  await turn('시험 이름');
  await turn('시험 닫힘');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => wordsOf(page), SHOWN)
    .toContain('표시하지 않음 — 기대한 자료가 아님: no layer of this name');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('읽기를 허용하지 않음(CORS)');
});

test('an address of another host is refused with the key that would allow it, and is not asked', async () => {
  await page.getByRole('button', { name: '주소 추가' }).press('Enter');
  await page.getByLabel('주소', { exact: true }).fill('https://elsewhere.example/{z}/{x}/{y}.png');
  await page.keyboard.press('Enter');
  const told = '허용되지 않은 주소: city.yaml의 overlayHosts에 https://elsewhere.example 추가 필요';
  await expect.poll(() => page.getByRole('alert').innerText(), SHOWN).toBe(told);
  expect(await barriersOf(page, 'section[aria-label="겹쳐 보기"]')).toEqual([]);
  await page.getByLabel('주소', { exact: true }).fill(`${maps.url}/xyz/{z}/{x}/{y}.png`);
  await page.getByLabel('이름', { exact: true }).fill('내 타일');
  await page.keyboard.press('Enter');
  await expect.poll(overInAddress, SHOWN).toMatch(/^own\/[\w-]+/u);
  await expect.poll(() => maps.asked.some((path) => path.startsWith('/xyz/')), SHOWN).toBe(true);
});

const square = (west: number): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [126.9, 126.91].map((lon) => ({
      type: 'Feature',
      properties: { name: `점검 구역 ${lon}` },
      geometry: { type: 'Point', coordinates: [lon + west, 37.5] },
    })),
  });

test('files let go over the map lie over it, what is wrong with others is told, and the page stays', async () => {
  const paths = filesOnDisk({
    '점검.geojson': square(0),
    '대피로.kml':
      '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>대피로</name><LineString><coordinates>126.9,37.5 126.92,37.51</coordinates></LineString></Placemark><NetworkLink><Link><href>https://elsewhere.example/a.kml</href></Link></NetworkLink></Document></kml>',
    '순찰.gpx':
      '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="37.5" lon="126.9"><name>지점</name></wpt></gpx>',
    '잘린.geojson': '{"type":"FeatureCollection","features":[',
    '평면.geojson': square(200_000),
    '도면.dxf': '0\nSECTION',
    '큰.geojson': 50 * 1024 * 1024,
    '폴더.kml': undefined,
  });
  const map = await page.locator('main canvas').first().boundingBox();
  await dropFiles(page, { x: (map?.x ?? 0) + 300, y: (map?.y ?? 0) + 200 }, paths);
  const told = page.getByRole('region', { name: '겹쳐 보기' }).getByRole('status');
  await expect.poll(() => told.innerText(), SHOWN).toContain('점검.geojson 추가됨');
  const lines = (await told.innerText()).split('\n').filter((line) => line.trim() !== '');
  expect(lines).toEqual([
    '점검.geojson 추가됨',
    '대피로.kml 추가됨 · 다른 서버로의 연결 1개는 따라가지 않음',
    '순찰.gpx 추가됨',
    expect.stringContaining('잘린.geojson: 표시하지 않음 — JSON으로 읽을 수 없음'),
    '평면.geojson: 표시하지 않음 — 경위도 범위를 벗어남 (평면 좌표?): features[0].geometry.coordinates',
    '도면.dxf: 표시하지 않음 — GeoJSON·KML·GPX가 아님 (dxf)',
    '큰.geojson: 표시하지 않음 — 20 MB보다 큼',
    '폴더.kml: 표시하지 않음 — 읽을 수 없음 (폴더이거나 지워진 파일)',
  ]);
  await expect.poll(ownOnes, SHOWN).toBe(4);
});

test('one is found in the palette, switched and taken away, and comes back by undo', async () => {
  const take = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').getByRole('combobox').fill(typed);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count(), SHOWN).toBe(0);
  };
  const row = listOf(page).getByText('순찰.gpx', { exact: true });
  await take('순찰.gpx');
  await expect.poll(ownOnes, SHOWN).toBe(3);
  await take('순찰.gpx 지우기');
  await expect.poll(() => row.count(), SHOWN).toBe(0);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => row.count(), SHOWN).toBe(1);
  await page.keyboard.press('Control+Z');
  await expect.poll(ownOnes, SHOWN).toBe(4);
});

test('a file that is shared lies over a colleague’s map by the link, until it is taken back', async () => {
  await signIn(page, DESK_TOKENS.KIM);
  await listOf(page).getByRole('button', { name: '점검.geojson 모두와 공유' }).press('Enter');
  await expect.poll(overInAddress, SHOWN).toMatch(/shared\//u);
  const { origin, searchParams } = new URL(page.url());
  const over = searchParams.get('over')?.match(/shared\/[^~,]+/u)?.[0];
  const link = `/explore?lang=ko&over=${over}`;
  // A page of its own session: nobody has signed in there.
  await browser.context.addInitScript(drawNothing);
  const colleague = await openRoom(browser, origin, link, '겹쳐 보기');
  const words = () => listOf(colleague.page).innerText();
  await expect.poll(words, SHOWN).toMatch(/점검.geojson\s*2\s+공유 · GeoJSON · 공유: 김분석/u);
  // Who shares it alone ends that.
  expect(await words()).not.toContain('공유 해제');
  await listOf(page).getByRole('button', { name: '점검.geojson 공유 해제' }).press('Enter');
  await expect.poll(() => listOf(page).innerText(), SHOWN).toContain('점검.geojson: 공유 해제함');
  // It stays where it was added.
  await expect.poll(overInAddress, SHOWN).not.toMatch(/shared\//u);
  expect(ownOnes()).toBe(4);
  await colleague.page.reload();
  await expect.poll(words, SHOWN).toContain('이 브라우저에 없거나 공유가 끝난 자료');
  expect(colleague.trouble.errors).toEqual([]);
  expect(trouble.foreign.filter((address) => !address.startsWith(maps.url))).toEqual([]);
  expect(trouble.policy).toEqual([]);
  expect(trouble.errors).toEqual([]);
});
