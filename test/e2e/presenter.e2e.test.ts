import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import { wordsOf } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 250 };

let url: string;
let wall: Page;

beforeAll(async () => {
  const standing = await openStanding({ width: 1920, height: 885 });
  ({ url, page: wall } = standing);
  return standing.close;
});

const sceneOn = (page: Page): Promise<string | null> =>
  page.locator('[data-scene]').first().getAttribute('data-scene');

/** The six digits as the wall shows them. */
async function codeOf(page: Page): Promise<string> {
  const digits = /\b(\d{3}) (\d{3})\b/;
  await expect.poll(() => wordsOf(page), SHOWN).toMatch(digits);
  const [, first = '', second = ''] = digits.exec(await wordsOf(page)) ?? [];
  return `${first}${second}`;
}

test('a phone with the code drives the wall; once it is gone, the wall stays as it was', async () => {
  await wall.keyboard.press('p');
  const code = await codeOf(wall);
  const phone = await wall.context().newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`${url}/presenter?code=${code}`);
  await phone.getByRole('button', { name: '연결', exact: true }).click();
  await phone.getByRole('button', { name: '수자원' }).first().click();
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('water');
  await expect.poll(() => wordsOf(wall), SHOWN).toContain('진행 휴대전화');
  await expect.poll(() => wordsOf(phone), SHOWN).toMatch(/지금 화면\s+수자원/u);
  expect(await barriersOf(phone)).toEqual([]);

  await phone.getByRole('combobox').fill('ㄱㅇㄱ');
  await phone.keyboard.press('Enter');
  await phone.getByRole('button', { name: '가리기' }).click();
  await expect.poll(() => wordsOf(wall), SHOWN).toContain('화면을 가려 둠');
  await phone.getByRole('button', { name: '켜기' }).click();
  await expect.poll(() => wordsOf(wall), SHOWN).not.toContain('화면을 가려 둠');

  await phone.close();
  await expect.poll(() => wordsOf(wall), SHOWN).toContain('진행자 조작');
  expect(await sceneOn(wall)).toBe('water');
});

test('a touch of a situation shows it, a digit its scene, 0 gives the wall back', async () => {
  await wall.keyboard.press('0');
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('overview');
  await wall.locator('li[data-subject^="situation/"]').first().click();
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('takeover');
  await wall.keyboard.press('3');
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('water');
  await wall.keyboard.press('0');
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('overview');
});

test('typed commands do the same, also by initials', async () => {
  const field = wall.getByRole('combobox');
  await wall.keyboard.press('/');
  await field.fill('ㅅㅈㅇ');
  await expect.poll(() => wordsOf(wall), SHOWN).toContain('수자원 장면');
  await field.press('Enter');
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('water');
  await wall.keyboard.press('Control+k');
  await field.fill('교대로');
  expect(await barriersOf(wall)).toEqual([]);
  await field.press('Enter');
  await expect.poll(() => sceneOn(wall), SHOWN).toBe('overview');
});
