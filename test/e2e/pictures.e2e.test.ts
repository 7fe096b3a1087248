import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { DemoServer } from '../support/demo-server.ts';
import { openDemo } from '../support/open-demo.ts';
import { command, wordsOf } from '../support/wall-page.ts';

const OUTPUT = 'test/e2e/output';
const SHOWN = { timeout: 45_000, interval: 500 };
/** A machine with other work takes its time for six million pixels. */
const DRAWN_WITHIN_MS = 90_000;
const WALL = { width: 3840, height: 1770 };
const DESK = { width: 1920, height: 1080 };

/** The later first: from 16:00 the night is folded again, and the short way is quick. */
const MOMENTS = [
  { name: 'flood', time: '21:32', at: '2022-08-08T12:32:00.000Z' },
  { name: 'early-evening', time: '16:10', at: '2022-08-08T07:10:00.000Z' },
] as const;

let server: DemoServer;
let page: Page;

beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  const demo = await openDemo('2022-08-08T21:32+09:00', WALL);
  ({ server, page } = demo);
  return demo.close;
});

async function switchTo(language: 'ko' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  const name = language === 'en' ? /english|영어/i : /korean|한국어/i;
  await page.getByRole('button', { name }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang'), SHOWN).toBe(language);
}

/** Draws until the map stands still; software WebGL takes a few seconds at wall size. */
async function picture(name: string): Promise<void> {
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `${OUTPUT}/${name}.png`, timeout: DRAWN_WITHIN_MS });
}

test.each(
  MOMENTS.flatMap((moment) =>
    [WALL, DESK].flatMap((size) =>
      (['ko', 'en'] as const).map((language) => ({ ...moment, size, language })),
    ),
  ),
)('$name in $language at $size.width', async ({ name, time, at, size, language }) => {
  await page.setViewportSize(size);
  await switchTo(language);
  await command(server.url, { action: 'seek', at });
  await expect.poll(() => wordsOf(page), SHOWN).toContain(time);
  await picture(`${name}-${size.width}-${language}`);

  const overflow = await page.evaluate(() => ({
    right: document.documentElement.scrollWidth - innerWidth,
    below: document.documentElement.scrollHeight - innerHeight,
  }));
  expect(overflow).toEqual({ right: 0, below: 0 });
});

test('a server that is gone shows within 15 s, with the time the data is from', async () => {
  await page.setViewportSize(WALL);
  await switchTo('ko');
  await server.kill();
  await expect
    .poll(() => wordsOf(page), { timeout: 15_000, interval: 250 })
    .toMatch(/끊김[\s\S]*이전 자료/);
  await picture('link-lost-3840-ko');
});
