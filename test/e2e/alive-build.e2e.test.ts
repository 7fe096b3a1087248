import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScreensAnswer } from '../../contract/screen.ts';
import type { Snapshot } from '../../contract/delta.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { reading } from '../support/city-process.ts';
import { installedProduct, type InstalledProduct } from '../support/installed-product.ts';
import { tellMs } from '../support/tell-ms.ts';
import { startOfficeProcess, TOKENS, type OfficeProcess } from '../support/office-process.ts';

/** Waits of the devices of these names, by the page's own rule: 0 and 29 s of up to two minutes. */
const [AT_ONCE, AFTER_29_SEC] = ['device-41', 'device-12'] as const;
const longTest = process.env['FAULTS'] === 'long' ? test : test.skip;
const SOON = { timeout: 90_000, interval: 250 };

/** Of a gauge by itself, at once: what it tells is all that this city hears. */
const ALARMS = `
rules:
  - id: deep
    label: { ko: 깊은 물, en: Deep water }
    hazard: flood
    domain: water
    watch: { property: water.level }
    unit: m
    levels:
      - { value: 5, severity: Extreme, priority: high, label: { ko: 5 m, en: 5 m } }
    onDelaySec: 0
`;

/** Of `reading`. */
const LEVEL = { observedProperty: 'water.level', unit: 'm', name: 'Gauge 1' };

let product: InstalledProduct;
let office: OfficeProcess;
let browser: Browser;

beforeAll(async () => {
  product = installedProduct();
  office = await startOfficeProcess({ main: product.main, files: { 'alarms.yaml': ALARMS } });
  browser = await openBrowser({ width: 1280, height: 590 }, 'words');
});
afterAll(async () => {
  await browser?.close();
  await office?.[Symbol.asyncDispose]();
  product?.[Symbol.dispose]();
});

/** A page that counts how often it was opened and which builds its server told of. */
interface SeenWall {
  readonly page: Page;
  readonly opened: () => number;
  /** Heartbeats that told of this build, on all its connections. */
  readonly beatsOf: (build: string) => number;
}

async function openWallOf(
  device: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<SeenWall> {
  const page = await browser.context.newPage();
  await prepare?.(page);
  let opened = 0;
  const beats: string[] = [];
  page.on('domcontentloaded', () => (opened += 1));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString();
      if (text.includes('["heartbeat"')) beats.push(text);
    });
  });
  await page.addInitScript((id) => localStorage.setItem('device', id), device);
  await page.goto(`${office.city.url}/wall?scene=overview`, { timeout: SOON.timeout });
  await page.locator('[data-link=connected]').waitFor(SOON);
  return {
    page,
    opened: () => opened,
    beatsOf: (build) => beats.filter((beat) => beat.includes(`"build":"${build}"`)).length,
  };
}

const buildOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name=build]').getAttribute('content', SOON);

/** Why this page was loaded anew, oldest first. */
const causes = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const kept = JSON.parse(sessionStorage.getItem('reloads') ?? '[]') as { cause: string }[];
    return kept.map(({ cause }) => cause);
  });

const served = async (): Promise<string> => {
  const text = await (await fetch(`${office.city.url}/wall`)).text();
  return /name="build" content="(\w+)"/.exec(text)?.[1] ?? '';
};

/** The server ends and comes back with other pages; answers their build. */
async function comesBackWithNewBuild(signal: 'SIGKILL' | 'SIGTERM'): Promise<string> {
  const before = await served();
  product.update();
  await office.city.end(signal);
  await office.city.start();
  const build = await served();
  expect(build).toMatch(/^[0-9a-f]{12}$/);
  expect(build).not.toBe(before);
  return build;
}

/** At least one look of the page at what is due, whatever the load. */
async function heardAgain(wall: SeenWall, build: string): Promise<void> {
  const before = wall.beatsOf(build);
  await expect.poll(() => wall.beatsOf(build), SOON).toBeGreaterThanOrEqual(before + 2);
}

async function isOf(wall: SeenWall, build: string): Promise<void> {
  await expect.poll(() => buildOf(wall.page).catch(() => undefined), SOON).toBe(build);
}

async function expectOneReload(wall: SeenWall, build: string): Promise<void> {
  await isOf(wall, build);
  await wall.page.locator('[data-link=connected]').waitFor(SOON);
  await heardAgain(wall, build);
  expect(await causes(wall.page)).toEqual(['build']);
  expect(wall.opened()).toBe(2);
}

/** The server takes the word for it that this wall must not be loaded anew. */
async function isHeld(): Promise<boolean> {
  const answer = await fetch(`${office.city.url}/api/v1/screens`);
  const { screens } = (await answer.json()) as ScreensAnswer;
  return screens.some(({ isSilent, state }) => !isSilent && state?.isHeld === true);
}

/** Something severe that nobody has acknowledged. */
async function deepWater(index: number): Promise<void> {
  const deep = reading(index, index, { data: { ...LEVEL, name: `Gauge ${index}`, result: 9 } });
  expect((await office.city.send([deep])).status).toBe(200);
}

async function acknowledgeAll(): Promise<void> {
  const { events } = (await (await fetch(`${office.city.url}/api/v1/snapshot`)).json()) as Snapshot;
  for (const [index, { kind, subject }] of events.entries()) {
    if (kind !== 'alarm') continue;
    const answer = await office.command(
      'ack',
      { key: `seen-${index}-${Date.now()}`, subject },
      TOKENS.operator,
    );
    expect(answer.status).toBe(200);
  }
}

test('the server dies and comes back with a new build: the wall waits while something severe is unacknowledged, then loads itself anew once', async () => {
  await deepWater(1);
  const wall = await openWallOf(AT_ONCE);
  await expect.poll(isHeld, SOON).toBe(true);
  const first = await buildOf(wall.page);
  const build = await comesBackWithNewBuild('SIGKILL');
  await heardAgain(wall, build);
  expect(await buildOf(wall.page)).toBe(first);
  expect(await causes(wall.page)).not.toContain('build');
  await acknowledgeAll();
  await expectOneReload(wall, build);
  await wall.page.close();
});

longTest(
  'a server that is updated on a calm day: the wall loads itself anew once, in its own time',
  async () => {
    const wall = await openWallOf(AFTER_29_SEC);
    const build = await comesBackWithNewBuild('SIGTERM');
    await expect.poll(() => wall.beatsOf(build), SOON).toBeGreaterThan(0);
    const heardMs = performance.now();
    await isOf(wall, build);
    tellMs('new build heard of, its page open after', [performance.now() - heardMs]);
    await expectOneReload(wall, build);
    await wall.page.close();
  },
);

longTest(
  'a wall that the new server does not serve loads itself anew though it cannot hear of an acknowledgement',
  async () => {
    await deepWater(2);
    let spoken = '"protocol":1,';
    const wall = await openWallOf(AT_ONCE, (page) =>
      page.routeWebSocket('**/stream/**', (near) => {
        const far = near.connectToServer();
        near.onMessage((text) => far.send(text.toString().replace('"protocol":1,', spoken)));
      }),
    );
    await expect.poll(isHeld, SOON).toBe(true);
    spoken = '"protocol":0,';
    const build = await comesBackWithNewBuild('SIGKILL');
    await isOf(wall, build);
    expect(await causes(wall.page)).toEqual(['build']);
    await wall.page.close();
  },
);
