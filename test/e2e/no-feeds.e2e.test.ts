import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startWithoutKeys } from '../support/demo-server.ts';
import { openWall, wordsOf } from '../support/wall-page.ts';

const OUTPUT = 'test/e2e/output';
const SHOWN = { timeout: 45_000, interval: 500 };

let page: Page;

beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  const server = await startWithoutKeys();
  const browser = await openBrowser({ width: 1920, height: 885 }, 'sparing');
  ({ page } = await openWall(browser, server.url));
  return async () => {
    await browser.close();
    await server.stop();
  };
});

test('a live city without keys says that it knows nothing, and why', async () => {
  await expect.poll(() => wordsOf(page), SHOWN).toContain('상황을 알 수 없습니다');
  const words = await wordsOf(page);
  expect(words).toContain('실시간');
  expect(words).toMatch(/키 없음 \d\d/);
  expect(words).toContain('특보 알 수 없음');
  // The stage and four domains.
  expect(words.match(/판단 불가/g)).toHaveLength(5);
});

test('nothing on it looks calm: no zero, no normal, no level', async () => {
  await expect.poll(() => wordsOf(page), SHOWN).toContain('상황을 알 수 없습니다');
  const words = await wordsOf(page);
  expect(words).not.toMatch(/(^|\s)0\s*(건|곳|mm)/);
  expect(words.replace(/자료\s*0\/\d+\s*정상/, '')).not.toContain('정상');
  expect(words).not.toMatch(/관심|심각/);
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `${OUTPUT}/no-feeds-ko.png` });
});
