import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OpenDemo } from '../support/open-demo.ts';
import { command, wordsOf } from '../support/wall-page.ts';

const OUTPUT = 'test/e2e/output';
const SHOWN = { timeout: 45_000, interval: 500 };
/** A machine with other work takes its time; `npm run pictures` takes them in their full size. */
const DRAWN_WITHIN_MS = 90_000;
const WALL = { width: 1920, height: 885 };
const DESK = { width: 1920, height: 1080 };

export interface Moment {
  readonly name: string;
  /** As the wall writes it. */
  readonly time: string;
  readonly at: string;
}

type Shown = () => Pick<OpenDemo, 'page' | 'server'>;

async function switchTo(page: Page, language: 'ko' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  const name = language === 'en' ? /english|영어/i : /korean|한국어/i;
  await page.getByRole('button', { name }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang'), SHOWN).toBe(language);
}

/** Draws until the map stands still. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  await page.waitForTimeout(2000);
  await page.screenshot({ path: `${OUTPUT}/${name}.png`, timeout: DRAWN_WITHIN_MS });
}

/** Tests: a moment of the night in both sizes and languages fits its screen, and is kept as a picture. */
export function testPictures({ name, time, at }: Moment, shown: Shown): void {
  test.each([
    { name, size: WALL, language: 'ko' as const },
    { name, size: DESK, language: 'en' as const },
  ])('$name in $language at $size.width', async ({ size, language }) => {
    const { page, server } = shown();
    await page.setViewportSize(size);
    await switchTo(page, language);
    await command(server.url, { action: 'seek', at });
    await expect.poll(() => wordsOf(page), SHOWN).toContain(time);
    await picture(page, `${name}-${size.width}x${size.height}-${language}`);

    const overflow = await page.evaluate(() => ({
      right: document.documentElement.scrollWidth - innerWidth,
      below: document.documentElement.scrollHeight - innerHeight,
    }));
    expect(overflow).toEqual({ right: 0, below: 0 });
  });
}

/** Test: what is on screen when the server is gone. Nothing can be asked of it afterwards. */
export function testLostLink(shown: Shown): void {
  test('a server that is gone shows within 15 s, with the time the data is from', async () => {
    const { page, server } = shown();
    await page.setViewportSize(WALL);
    await switchTo(page, 'ko');
    await server.kill();
    await expect
      .poll(() => wordsOf(page), { timeout: 15_000, interval: 250 })
      .toMatch(/끊김[\s\S]*이전 자료/);
    await picture(page, 'link-lost-ko');
  });
}
