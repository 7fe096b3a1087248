import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { calmCity, type CalmCity } from '../support/calm-city.ts';
import { chroma, linearBytes } from '../support/colour.ts';
import { pagePixels, shareChanged, type Box, type Pixels } from '../support/page-pixels.ts';
import { openWall, wordsOf } from '../support/wall-page.ts';

const SHOWN = { timeout: 60_000, interval: 250 };
/** Half a minute for the wall, and the ten seconds that a source of this city may take to tell. */
const SILENT = { timeout: 40_000, interval: 250 };
/** Beside the overview, by the key that leads there. */
const OTHER_SCENES = [
  { scene: 'water', key: '3' },
  { scene: 'coverage', key: '8' },
] as const;

let city: CalmCity;
let page: Page;

beforeAll(async () => {
  city = await calmCity();
  const browser = await openBrowser({ width: 1920, height: 885 });
  ({ page } = await openWall(browser, city.url));
  await standStill();
  return async () => {
    await browser.close();
    await city[Symbol.asyncDispose]();
  };
});

/** Without the pixel or two by which a picture stands aside from minute to minute, and the bars of a hand. */
function standStill(): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      [data-link] { --shift-x: 0px !important; --shift-y: 0px !important; }
      [data-shown] { display: none !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
}

const figuresNot = (state: string) =>
  page.locator(`[data-figure]:not([data-state=${state}])`).count();

async function show({ scene, key }: { readonly scene: string; readonly key: string }) {
  await page.keyboard.press(key);
  await page.locator(`[data-scene=${scene}]`).waitFor();
  // The map takes 1.2 s to fly there.
  await page.waitForTimeout(2000);
}

/** Each part of a scene that shows data, by its name, as it stands in the picture. */
function partsOf(parts: string): Promise<readonly (readonly [string, Box])[]> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const { figure, domain } = part.dataset;
        const name = part.getAttribute('aria-label') ?? figure ?? domain ?? '';
        return [name, { x, y, width, height }] as const;
      }),
    parts,
  );
}

/** Of the pixels in view: the mean distance from grey, and the share of colours. */
function colourOf({ rgba }: Pixels): { readonly mean: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
    const key = (red << 16) | (green << 8) | blue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let sum = 0;
  let coloured = 0;
  for (const [key, count] of counts) {
    const far = chroma(linearBytes((key >> 16) & 255, (key >> 8) & 255, key & 255));
    sum += far * count;
    if (far > COLOURED) coloured += count;
  }
  const all = rgba.length / 4;
  return { mean: sum / all, share: coloured / all };
}
/** From this chroma on a pixel is coloured. */
const COLOURED = 0.12;
/** A part looks otherwise: a word and hatching are more than this of it. */
const OTHERWISE = 0.02;

const FIGURES = '[data-figure]';
const TILES = '[data-tile]:not([data-trust=unconnected])';
const calm = new Map<
  string,
  { readonly pixels: Pixels; readonly parts: Awaited<ReturnType<typeof partsOf>> }
>();

test('a calm city is grey, by day and by night', async () => {
  await page.locator('canvas').nth(1).waitFor();
  await expect.poll(() => figuresNot('fresh'), SHOWN).toBe(0);
  await expect.poll(() => wordsOf(page), SHOWN).toContain('진행 중인 상황 없음');
  await page.getByText('종로구', { exact: true }).first().waitFor();
  for (const night of ['true', 'false']) {
    await page.evaluate((is) => (document.documentElement.dataset['night'] = is), night);
    await page.waitForTimeout(1000);
    const { mean, share } = colourOf(await pagePixels(page));
    expect(mean).toBeLessThan(0.04);
    expect(share).toBeLessThan(0.01);
  }
});

// No second try: the sources of this city do not come back.
test(
  'with every feed cut, in half a minute nothing looks normal any more',
  { retry: 0 },
  async () => {
    for (const scene of OTHER_SCENES) {
      await show(scene);
      calm.set(scene.scene, { pixels: await pagePixels(page), parts: await partsOf(TILES) });
    }
    await show({ scene: 'overview', key: '1' });
    await expect.poll(() => figuresNot('fresh'), SHOWN).toBe(0);
    calm.set('overview', { pixels: await pagePixels(page), parts: await partsOf(FIGURES) });
    await city.cut();
    await expect
      .poll(
        async () => [
          await page.locator('[data-figure][data-state=fresh]').count(),
          await page.locator('[data-domain][data-state=known]').count(),
          await page.locator('[data-district][data-level="0"]').count(),
          (await wordsOf(page)).includes('진행 중인 상황 없음'),
          (await wordsOf(page)).includes('특보 없음'),
        ],
        SILENT,
      )
      .toEqual([0, 0, 0, false, false]);
    await expectOtherwise('overview');
    for (const scene of OTHER_SCENES) {
      await show(scene);
      expect(await page.locator('[data-tile][data-trust=live]').count()).toBe(0);
      await expectOtherwise(scene.scene);
    }
  },
);

async function expectOtherwise(scene: string): Promise<void> {
  const before = calm.get(scene);
  if (before === undefined) throw new Error(`no calm picture of ${scene}`);
  const after = await pagePixels(page);
  const shares = before.parts.map(
    ([name, box]) => [name, shareChanged(before.pixels, after, box)] as const,
  );
  expect(shares.length, scene).toBeGreaterThan(2);
  const otherwise = shares.filter(([, share]) => share > OTHERWISE);
  expect(otherwise.length / shares.length, `${scene}: ${shares.join(' ')}`).toBeGreaterThan(0.6);
}
