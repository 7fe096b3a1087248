import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedOverlay } from '../../contract/map-overlay.ts';
import { barriersOf } from '../support/barriers.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { DESK_ENV } from '../support/desk-people.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';
import { overlayServer } from '../support/overlay-server.ts';
import { pagePixels } from '../support/page-pixels.ts';
import type { Upstream } from '../support/upstream.ts';
import { openRoom, wordsOf, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 90_000, interval: 250 };
/** Pictures of the page take the machine that draws it. */
const DRAWN = { timeout: 90_000, interval: 1000 };
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

/** By keyboard, through the search of the layers. */
async function turn(name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^레이어·시설/u });
  await field.fill(name);
  await field.press('Enter');
  await field.press('Escape');
}

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
  const list = page.getByRole('region', { name: '겹쳐 보기' });
  await expect.poll(() => list.innerText(), SHOWN).toMatch(/시험 수문\s*1\s/u);
  // Vector tiles: a veil of their own colour over what lies below.
  await expect
    .poll(() => share((red, g, blue) => red > 200 && g > 15 && g < 90 && blue > 200), DRAWN)
    .toBeGreaterThan(0.6);
});

test('what is not drawn says why, with its address', async () => {
  await turn('시험 이름');
  await turn('시험 닫힘');
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
  expect(await barriersOf(page)).toEqual([]);
  await page.getByLabel('주소', { exact: true }).fill(`${maps.url}/xyz/{z}/{x}/{y}.png`);
  await page.getByLabel('이름', { exact: true }).fill('내 타일');
  await page.keyboard.press('Enter');
  await expect.poll(overInAddress, SHOWN).toMatch(/^own\/[\w-]+/u);
  await expect.poll(() => maps.asked.some((path) => path.startsWith('/xyz/')), SHOWN).toBe(true);
  expect(trouble.foreign.filter((address) => !address.startsWith(maps.url))).toEqual([]);
  expect(trouble.policy).toEqual([]);
  expect(trouble.errors).toEqual([]);
});
