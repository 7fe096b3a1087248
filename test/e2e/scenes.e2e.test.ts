import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { faultsOfLayout } from '../support/faults-of-layout.ts';
import { openStanding } from '../support/standing-demo.ts';
import { wordsOf } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 250 };

/** In the order of the keys, and what each must say on the night of the flood. */
const SCENES = [
  ['overview', '한눈에 보는 서울', '일'],
  ['disaster', '재난·안전', '119'],
  ['water', '수자원', '141.5'],
  ['traffic', '교통', 'km/h'],
  ['air', '대기·에너지', 'PM'],
  ['voices', '시민의 소리', '건'],
  ['administration', '시정', '%'],
  ['coverage', '자료 상태', '미연결'],
] as const;
const WALLS = [
  { width: 3840, height: 1770 },
  { width: 5760, height: 2160 },
] as const;

let page: Page;
/** The one that is shown comes first: drawing the map in another size takes longest of all. */
let walls: readonly (typeof WALLS)[number][] = WALLS;

beforeAll(async () => {
  // Small, for the drawing is in software; the layout is the same at any size of this shape.
  const standing = await openStanding({ width: 1280, height: 590 });
  ({ page } = standing);
  // Nothing here is about motion, and each flight of the map is a hundred pictures drawn for nobody.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return standing.close;
});

async function show(index: number): Promise<void> {
  await page.keyboard.press(String(index + 1));
  const scene = SCENES[index]?.[0] ?? '';
  await expect
    .poll(() => page.locator('[data-scene]').getAttribute('data-scene'), SHOWN)
    .toBe(scene);
}

test.each(SCENES.map((scene, index) => [...scene, index] as const))(
  '%s: says %s and %s, no barrier for axe, nothing across a seam or out of the picture',
  async (_scene, title, said, index) => {
    await show(index);
    await expect.poll(() => wordsOf(page), SHOWN).toContain(title);
    await expect.poll(() => wordsOf(page), SHOWN).toContain(said);
    expect(await barriersOf(page)).toEqual([]);
    for (const wall of walls) {
      expect([wall.width, await faultsOfLayout(page, wall)]).toEqual([wall.width, []]);
    }
    walls = walls.toReversed();
  },
);

test('the scripts of the wall are at most 900 kB packed, with those of the thread that MapLibre has of its own', async () => {
  const ofPage = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.m?js(\?|$)/.test(name)),
  );
  const scripts = [...ofPage, ...page.workers().map((worker) => worker.url())];
  expect(scripts).toContainEqual(expect.stringContaining('maplibre-gl-worker'));
  const packed = await Promise.all(
    [...new Set(scripts)].map(async (name) => {
      const bytes = await (await fetch(name)).arrayBuffer();
      return gzipSync(new Uint8Array(bytes), { level: 9 }).length;
    }),
  );
  expect(packed.reduce((sum, bytes) => sum + bytes, 0) / 1000).toBeLessThanOrEqual(900);
});

test('each scene speaks English too, and says nothing in Korean but names and what sources say', async () => {
  await page.keyboard.press('k');
  await expect.poll(() => page.locator('html').getAttribute('lang'), SHOWN).toBe('en');
  for (const index of SCENES.keys()) {
    await show(index);
    const heading = await page.locator('h1').innerText();
    expect(heading).not.toMatch(/\p{Script=Hangul}/u);
    for (const wall of walls) {
      expect([heading, wall.width, await faultsOfLayout(page, wall)]).toEqual([
        heading,
        wall.width,
        [],
      ]);
    }
    walls = walls.toReversed();
  }
});
