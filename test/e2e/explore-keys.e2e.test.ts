import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import type { Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 60_000, interval: 200 };

let page: Page;
let trouble: Trouble;

beforeAll(async () => {
  const desk = { path: '/explore', shown: '하천 수위' };
  const standing = await openStanding({ width: 1440, height: 900 }, desk);
  ({ page, trouble } = standing);
  return standing.close;
});

const told = (): Promise<string> => page.locator('[data-told]').innerText();
const chosen = (): Promise<string> => page.locator('[role=option][aria-selected=true]').innerText();
const parameters = (): URLSearchParams => new URL(page.url()).searchParams;

test('by keyboard alone: from initials to a gauge, its table, where its number is from, and back', async () => {
  await page.keyboard.press('Control+k');
  // As a Korean keyboard gives them.
  await page.keyboard.insertText('ㅇㄱㄱ');
  await expect.poll(chosen, SHOWN).toContain('오금교');
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: '조사' });
  await expect.poll(() => inspector.innerText(), SHOWN).toContain('오금교');
  await expect.poll(told, SHOWN).toContain('오금교');

  await page.keyboard.press('t');
  const table = page.getByRole('grid', { name: '표' });
  await table.waitFor();
  await page.keyboard.press('Alt+3');
  await expect
    .poll(() => table.evaluate((grid) => grid === document.activeElement), SHOWN)
    .toBe(true);

  await page.keyboard.press('p');
  await expect.poll(() => parameters().get('pane'), SHOWN).toBe('provenance');
  await page.keyboard.press('Escape');
  await expect.poll(() => parameters().get('pane'), SHOWN).toBeNull();
  // Where it came from, though the provenance lay over it.
  await expect
    .poll(() => table.evaluate((grid) => grid === document.activeElement), SHOWN)
    .toBe(true);

  await page.keyboard.press('Control+z');
  await expect.poll(told, SHOWN).toContain('되돌림');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(told, SHOWN).toContain('다시 함');

  await page.keyboard.press('g');
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect
    .poll(() => field.evaluate((input) => input === document.activeElement), SHOWN)
    .toBe(true);
  await page.keyboard.type('2100');
  await expect.poll(chosen, SHOWN).toContain('21:00');
  await page.keyboard.press('Enter');
  await expect.poll(() => parameters().get('at'), SHOWN).toContain('21:00');
  await page.keyboard.press('l');
  await expect.poll(() => parameters().get('at'), SHOWN).toBeNull();
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});

test('the keys stand on a sheet; the desk is without barriers, also at 200 % of a usual screen', async () => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '키 안내' });
  await expect.poll(() => sheet.innerText(), SHOWN).toContain('벽으로 보내기');
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  // 1920 × 1080 at 200 %.
  await page.setViewportSize({ width: 960, height: 540 });
  await page.keyboard.press('/');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), SHOWN)
    .toBe('combobox');
  await page.keyboard.press('Tab');
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWide).toBe(false);
  expect(await barriersOf(page)).toEqual([]);
});
