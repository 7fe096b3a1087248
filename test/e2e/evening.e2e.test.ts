import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { DemoServer } from '../support/demo-server.ts';
import { openDemo, type OpenDemo } from '../support/open-demo.ts';
import { command, replayState, wordsOf } from '../support/wall-page.ts';
import { testLostLink, testPictures } from './pictures.ts';

const SHOWN = { timeout: 45_000, interval: 500 };
/** Not long after the recording's begin: folded in a moment. Going back folds again, so the later come first. */
const at1610 = '2022-08-08T07:10:00.000Z';
const at1640 = '2022-08-08T07:40:00.000Z';
/** Some seconds on: the demo plays from 21:32 until it is paused, and is not to fold the night once more. */
const at2132 = '2022-08-08T12:32:30.000Z';
const at2152 = '2022-08-08T12:52:00.000Z';
const DESK = { width: 1920, height: 1080 };

let demo: OpenDemo;
let server: DemoServer;
let page: Page;

beforeAll(async () => {
  demo = await openDemo('2022-08-08T21:32+09:00', DESK);
  ({ server, page } = demo);
  return demo.close;
});

beforeEach(async () => {
  await command(server.url, { action: 'pause' });
});

test('the demo prints where its wall is', () => {
  const lines = server.output().split('\n');
  expect(lines.filter((line) => line.includes(`${server.url}/wall`))).toHaveLength(1);
});

test('at 21:32 the wall shows the hour of rain, the river and the closed roads', async () => {
  await expect.poll(() => wordsOf(page), SHOWN).toContain('141.5');
  const words = await wordsOf(page);
  expect(words).toContain('오금교');
  expect(words).toContain('동부간선도로');
  expect(words).toMatch(/개포\s?지하차도/);
});

test('the wall always says that this is a replay and not the real situation', async () => {
  const words = await wordsOf(page);
  expect(words).toContain('재생');
  expect(words).toContain('실제 상황 아님');
});

test('English and back without a reload', async () => {
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await page.getByRole('button', { name: /english|영어/i }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toMatch(/Feeds \d+\/\d+ normal/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await wordsOf(page)).toContain('not the real situation');

  await page.getByRole('button', { name: /korean|한국어/i }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('실제 상황 아님');
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  expect(await page.locator('body[data-same-page]').count()).toBe(1);
});

testPictures({ name: 'flood', time: '21:32', at: at2132 }, () => demo);

test('nothing after the clock is on the wall: the 21:50 closure comes at 21:50', async () => {
  await page.getByRole('button', { name: /korean|한국어/i }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('141.5');
  expect(await wordsOf(page)).not.toContain('일원');

  await command(server.url, { action: 'seek', at: at2152 });
  await expect.poll(() => wordsOf(page), SHOWN).toContain('일원');

  await command(server.url, { action: 'seek', at: at1640 });
  await expect.poll(() => wordsOf(page), SHOWN).not.toContain('일원');
  // A new history redraws the map, its labels and its workers.
  expect(demo.trouble).toEqual({ foreign: [], policy: [], errors: [] });
});

test('Space pauses and plays, arrows move the clock by a minute', async () => {
  const isPlaying = async () => (await replayState(server.url)).playing;
  const nowMs = async () => Date.parse((await replayState(server.url)).now);
  await command(server.url, { action: 'seek', at: at1640 });
  await expect.poll(() => wordsOf(page), SHOWN).toContain('16:40');
  const startMs = await nowMs();

  await page.keyboard.press('ArrowRight');
  await expect.poll(nowMs, SHOWN).toBe(startMs + 60_000);
  // A key moves from the time on screen.
  await expect.poll(() => wordsOf(page), SHOWN).toContain('16:41');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(nowMs, SHOWN).toBe(startMs);

  await page.keyboard.press('Space');
  await expect.poll(isPlaying, SHOWN).toBe(true);
  await page.keyboard.press('Space');
  await expect.poll(isPlaying, SHOWN).toBe(false);
  const stoppedMs = await nowMs();
  await page.waitForTimeout(1500);
  expect(await nowMs()).toBe(stoppedMs);
});

testPictures({ name: 'early-evening', time: '16:10', at: at1610 }, () => demo);

testLostLink(() => demo);
