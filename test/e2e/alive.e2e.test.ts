import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import type { ScreensAnswer } from '../../contract/screen.ts';
import { cuttableLink, type CuttableLink } from '../support/cuttable-link.ts';
import { giveGraphicsBack, lookOfMap, loseGraphics, unlike } from '../support/map-canvases.ts';
import { openStanding, type StandingPage } from '../support/standing-demo.ts';
import { wordsOf } from '../support/wall-page.ts';

const SOON = { timeout: 60_000, interval: 500 };
const isLong = process.env['FAULTS'] === 'long';
const MINUTES = isLong ? [0.5, 10] : [];
/** Software drawing makes minutes of these: `npm run faults` has them. */
const longTest = isLong ? test : test.skip;
const WALL = { width: 1920, height: 885 };

let wall: StandingPage;
let page: Page;

beforeAll(async () => {
  wall = await openStanding(WALL, { path: '/wall?scene=overview', shown: '한눈에 보는 서울' });
  ({ page } = wall);
  await page.locator('canvas').nth(1).waitFor();
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
    expect(await loseGraphics(page, 'map')).toBe(true);
    // At once: a picture of what is left takes longer here than a wall waits.
    await giveGraphicsBack(page);
    await expect.poll(async () => unlike(before, await lookOfMap(page)), SOON).toBeLessThan(0.02);
    await loseGraphics(page, 'layers');
    await expect.poll(async () => unlike(before, await lookOfMap(page)), SOON).toBeLessThan(0.02);
    expect(await page.locator('canvas').count()).toBe(2);
    expect(await openedAt()).toBe(opened);
  },
);

test('the wall tells the server how it is', async () => {
  const { screens } = (await (await fetch(`${wall.url}/api/v1/screens`)).json()) as ScreensAnswer;
  // Other pages look at the same night.
  const own = screens.find(
    ({ isSilent, report }) =>
      !isSilent && report.widthPx === WALL.width && report.heightPx === WALL.height,
  );
  const build = await page.locator('meta[name=build]').getAttribute('content');
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
    await page.locator('[data-scene=overview]').waitFor();
    await loseGraphics(page, 'map');
    await expect.poll(() => wordsOf(page), SOON).toContain('지도 사용 불가');
    expect(await phase()).toBe('connected');
    expect(await wordsOf(page)).toContain('한눈에 보는 서울');
    await giveGraphicsBack(page);
    await expect.poll(() => wordsOf(page), SOON).not.toContain('지도 사용 불가');
    expect(await openedAt()).toBe(again);
  },
);

longTest('a new build waits while something severe is unacknowledged', async () => {
  await page.addInitScript(() => {
    // A device whose turn comes at once, with a page of another build: told before its code runs.
    localStorage.setItem('device', 'device-41');
    const tell = (): void =>
      document.querySelector('meta[name=build]')?.setAttribute('content', 'an-older-one');
    document.addEventListener('readystatechange', tell, { once: true });
  });
  await page.reload();
  await page.getByText('한눈에 보는 서울').first().waitFor();
  const opened = await openedAt();
  await expect
    .poll(async () => {
      const { screens } = (await (
        await fetch(`${wall.url}/api/v1/screens`)
      ).json()) as ScreensAnswer;
      return screens.some(
        ({ report, state }) => report.build === 'an-older-one' && state?.isHeld === true,
      );
    }, SOON)
    .toBe(true);
  // Two heartbeats, two looks at what is due.
  await page.waitForTimeout(12_000);
  expect(await openedAt()).toBe(opened);
  expect(await reloads()).not.toContain('"cause":"build"');
});

test.each(MINUTES)('the wire is cut for %d min: the wall comes back by itself', async (minutes) => {
  await using link: CuttableLink = await cuttableLink(Number(new URL(inject('standingDemo')).port));
  await page.goto(`${link.url}/wall?scene=overview`);
  await expect.poll(phase, SOON).toBe('connected');
  const opened = await openedAt();
  link.cut();
  await page.waitForTimeout(minutes * 60_000);
  expect(await phase()).toBe(minutes < 1 ? 'lost' : 'dark');
  link.join();
  await expect.poll(phase, SOON).toBe('connected');
  expect(await openedAt()).toBe(opened);
});
