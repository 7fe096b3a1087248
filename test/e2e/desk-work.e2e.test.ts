import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import { wordsOf, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 250 };

let url: string;
let page: Page;
let trouble: Trouble;

// What is kept here stays with the night: other files read nothing of it.
beforeAll(async () => {
  const desk = { path: '/explore?on=situation/flood&map=126.9,37.5,13', shown: '작업공간' };
  const standing = await openStanding({ width: 1280, height: 800 }, desk);
  ({ url, page, trouble } = standing);
  return standing.close;
});

/** By keyboard: a mouse is not needed for anything here. */
async function press(name: string | RegExp, key = 'Enter'): Promise<void> {
  await page.getByRole('button', { name }).first().press(key);
}

const cursorsOn = (shown: Page): Promise<readonly string[]> =>
  shown.locator('main [aria-hidden=true] > span:has(> svg)').allInnerTexts();

test('by keyboard an analyst keeps a workspace, and a colleague opens it by its link', async () => {
  await press(/신원/u);
  await press(/시연 상황근무자/u);
  await press(/^작업공간/u);
  await page.getByLabel('이름', { exact: true }).fill('도림천 범람 검토');
  await page.getByLabel(/^공유/u).press('Space');
  await page.keyboard.press('Enter');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('저장함: 도림천 범람 검토');
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count(), SHOWN).toBe(0);
  await expect.poll(() => new URL(page.url()).searchParams.get('workspace'), SHOWN).not.toBeNull();
  const id = new URL(page.url()).searchParams.get('workspace') ?? '';

  const other = await page.context().newPage();
  await other.goto(`${url}/explore?lang=en&workspace=${id}`);
  await expect.poll(() => wordsOf(other), SHOWN).toContain('도림천 범람 검토');
  // Each sees the other: one by the office's name, one without any.
  await expect.poll(() => wordsOf(other), SHOWN).toContain('시연 상황근무자');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('함께 1명');
  // Where each points at is drawn on the other's map, by name.
  for (const [from, to, name] of [
    [page, other, '시연 상황근무자'],
    [other, page, 'No name'],
  ] as const) {
    await from
      .locator('main canvas')
      .first()
      .hover({ position: { x: 300, y: 200 }, force: true });
    await expect.poll(() => cursorsOn(to), SHOWN).toEqual([name]);
  }
  await other.close();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('함께 0명');
});

test('⇧W asks which wall, and does nothing while somebody types', async () => {
  await page.keyboard.press('Shift+W');
  const wall = page.getByRole('dialog', { name: '벽으로 보내기' });
  await expect.poll(() => wall.innerText(), SHOWN).toMatch(/현재 시각|22-08-08|08-08/u);
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await press(/^작업공간/u);
  await page.getByLabel('이름', { exact: true }).press('Shift+W');
  expect(await wall.count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});
