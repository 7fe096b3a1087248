import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import type { ScreensAnswer } from '../../contract/screen.ts';
import { cuttableLink, type CuttableLink } from '../support/cuttable-link.ts';
import { killGraphicsProcess } from '../support/browser-processes.ts';
import {
  giveGraphicsBack,
  keepDrawn,
  lookOfMap,
  loseGraphics,
  lossesSeen,
  unlike,
} from '../support/map-canvases.ts';
import { tellMs } from '../support/tell-ms.ts';
import { openStanding, type StandingPage } from '../support/standing-demo.ts';
import { wordsOf } from '../support/wall-page.ts';

const SOON = { timeout: 60_000, interval: 500 };
const isLong = process.env['FAULTS'] === 'long';
const MINUTES = isLong ? [0.5, 10] : [];
/** Software drawing makes minutes of these: `npm run faults` has them. */
const longTest = isLong ? test : test.skip;
/** A loaded machine takes longer than Playwright waits by itself. */
const SLOWLY = { timeout: 120_000 };
const KILLS = 5;
const LOSSES = ['map', 'layers', 'map', 'layers', 'map', 'layers'] as const;
const WALL = { width: 1920, height: 885 };

let wall: StandingPage;
let page: Page;

beforeAll(async () => {
  const overview = { path: '/wall?scene=overview', shown: '한눈에 보는 서울' };
  // Whole, as on a wall: what is lost and drawn anew is looked at.
  wall = await openStanding(WALL, overview, isLong ? 'whole' : 'words');
  ({ page } = wall);
  if (isLong) {
    await keepDrawn(page);
    await page.reload(SLOWLY);
  }
  await page.locator('canvas').nth(1).waitFor(SLOWLY);
  return wall.close;
});

const openedAt = (): Promise<number> => page.evaluate(() => performance.timeOrigin);
const phase = (): Promise<string | null> =>
  page.locator('[data-link]').first().getAttribute('data-link');
const reloads = (): Promise<string> =>
  page.evaluate(() => sessionStorage.getItem('reloads') ?? '[]');

/** The map as it is once it stands still. */
async function standingLook(): Promise<readonly number[]> {
  let look = await lookOfMap(page);
  await expect
    .poll(async () => {
      const next = await lookOfMap(page);
      const moved = unlike(look, next);
      look = next;
      return moved;
    }, SOON)
    .toBeLessThan(0.01);
  return look;
}

longTest(
  'both canvases lose their graphics and are whole again, with no canvas and no page more',
  async () => {
    const opened = await openedAt();
    const before = await standingLook();
    const nothing = before.map((_part, at) => before[at % 4] ?? 0);
    expect(unlike(before, nothing)).toBeGreaterThan(0.2);
    const took: number[] = [];
    for (const which of LOSSES) {
      const lostMs = performance.now();
      expect(await loseGraphics(page, which)).toBe(true);
      if (which === 'map') await giveGraphicsBack(page);
      await expect
        .poll(async () => unlike(before, await lookOfMap(page)), { ...SOON, interval: 50 })
        .toBeLessThan(0.02);
      took.push(performance.now() - lostMs);
    }
    tellMs('graphics of a canvas lost, whole again after', took);
    expect(await page.locator('canvas').count()).toBe(2);
    expect(await openedAt()).toBe(opened);
  },
);

longTest(
  'the graphics process is killed again and again: each time the same page draws all of it anew',
  { timeout: 10 * 60_000 },
  async () => {
    const opened = await openedAt();
    const before = await standingLook();
    const took: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const losses = await lossesSeen(page);
      const killedMs = performance.now();
      await killGraphicsProcess(page.context());
      await expect.poll(() => lossesSeen(page), SOON).toBeGreaterThanOrEqual(losses + 2);
      await expect
        .poll(async () => unlike(before, await lookOfMap(page)), { ...SOON, interval: 50 })
        .toBeLessThan(0.02);
      took.push(performance.now() - killedMs);
    }
    tellMs('graphics process killed, whole again after', took);
    expect(await page.locator('canvas').count()).toBe(2);
    expect(await openedAt()).toBe(opened);
    expect(await reloads()).toBe('[]');
  },
);

test('the wall tells the server how it is', async () => {
  const { screens } = (await (await fetch(`${wall.url}/api/v1/screens`)).json()) as ScreensAnswer;
  // Other pages look at the same night.
  const own = screens.find(
    ({ isSilent, report }) =>
      !isSilent && report.widthPx === WALL.width && report.heightPx === WALL.height,
  );
  const build = await page.locator('meta[name=build]').getAttribute('content', SLOWLY);
  expect(own?.report).toMatchObject({ build, widthPx: 1920, heightPx: 885, reloads: 0, seqLag: 0 });
  expect(build).toMatch(/^[0-9a-f]{12}$/);
  expect(own?.state?.scene).toBe('overview');
});

test('with every file of the server gone, all scenes are still to be seen', async () => {
  // What may be needed later is fetched by itself soon after the first picture.
  await expect
    .poll(
      () =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').some(({ name }) => /\/(uqr|dist)-/.test(name)),
        ),
      SOON,
    )
    .toBe(true);
  const asked: string[] = [];
  onTestFinished(() => page.unroute(/\/(assets|basemap)\//));
  await page.route(/\/(assets|basemap)\//, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const scenes = new Set<string | null>();
  const shown = () => page.locator('[data-scene]').first().getAttribute('data-scene');
  for (let key = 1; key <= 9; key += 1) {
    await page.keyboard.press(String(key));
    await page.waitForTimeout(700);
    scenes.add(await shown());
  }
  await page.keyboard.press('1');
  await expect.poll(shown, SOON).toBe('overview');
  expect(scenes.size).toBeGreaterThanOrEqual(7);
  expect(asked).toEqual([]);
  expect(wall.trouble.errors).toEqual([]);
});

longTest(
  'graphics that do not come back: the page loads itself anew, then says it, and all else lives',
  async () => {
    const opened = await openedAt();
    await loseGraphics(page, 'map');
    await expect.poll(() => openedAt().catch(() => opened), SOON).not.toBe(opened);
    expect(await reloads()).toContain('"cause":"map"');
    await expect.poll(() => page.locator('canvas').count(), SOON).toBe(2);
    const again = await openedAt();
    await page.locator('[data-scene=overview]').waitFor(SLOWLY);
    await loseGraphics(page, 'map');
    await expect.poll(() => wordsOf(page), SOON).toContain('지도 사용 불가');
    await expect.poll(phase, SOON).toBe('connected');
    expect(await wordsOf(page)).toContain('한눈에 보는 서울');
    await giveGraphicsBack(page);
    await expect.poll(() => wordsOf(page), SOON).not.toContain('지도 사용 불가');
    expect(await openedAt()).toBe(again);
  },
);

test.each(MINUTES)(
  'the wire is cut for %d min: the wall comes back by itself',
  { timeout: 15 * 60_000 },
  async (minutes) => {
    const demo = Number(new URL(inject('standingDemo')).port);
    await using link: CuttableLink = await cuttableLink(demo);
    await page.goto(`${link.url}/wall?scene=overview`, SLOWLY);
    await expect.poll(phase, SOON).toBe('connected');
    const opened = await openedAt();
    link.cut();
    await page.waitForTimeout(minutes * 60_000);
    expect(await phase()).toBe(minutes < 1 ? 'lost' : 'dark');
    const joinedMs = performance.now();
    link.join();
    await expect.poll(phase, SOON).toBe('connected');
    tellMs(`the wire was cut for ${minutes} min, connected again after`, [
      performance.now() - joinedMs,
    ]);
    expect(await openedAt()).toBe(opened);
  },
);
