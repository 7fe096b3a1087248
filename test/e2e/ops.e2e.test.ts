import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import { wordsOf, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 250 };

let page: Page;
let trouble: Trouble;

// What is ordered here stays: other files that look at the same night read nothing of it.
beforeAll(async () => {
  const ops = { path: '/ops', shown: '상황실' };
  const standing = await openStanding({ width: 1440, height: 900 }, ops);
  ({ page, trouble } = standing);
  return standing.close;
});

/** Presses Tab until the named thing has the focus. */
async function tabTo(name: string): Promise<void> {
  const focused = (): Promise<string> => page.locator(':focus').first().innerText();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Tab');
        return focused();
      },
      { timeout: 45_000, interval: 20 },
    )
    .toContain(name);
}

test('by keyboard alone somebody says who they are and acknowledges the gravest alarm', async () => {
  await expect.poll(() => wordsOf(page), SHOWN).toContain('미확인');
  expect(await wordsOf(page)).toContain('신원 없음');
  await tabTo('신원 없음');
  await page.keyboard.press('Enter');
  await tabTo('시연 상황실장');
  await page.keyboard.press('Enter');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('시연 상황실장 · 상황실장');

  const first = page.locator('[data-alarm]').first();
  const alarm = await first.innerText();
  await tabTo(alarm);
  const acknowledged = page.getByRole('button', { name: /^확인 \d+$/ });
  const before = await acknowledged.innerText();
  await page.keyboard.press('a');
  await expect.poll(() => acknowledged.innerText(), SHOWN).not.toBe(before);
  const detail = page.getByRole('article', { name: alarm });
  await expect.poll(() => detail.innerText(), SHOWN).toMatch(/확인\s+시연 상황실장/);
  expect(await barriersOf(page)).toEqual([]);
});

test('an order about a situation is given and taken up; its steps and times stand in the list', async () => {
  await page.getByRole('button', { name: '상황', exact: true }).click();
  await page
    .getByRole('button', { name: /도림천/ })
    .first()
    .click();
  const detail = page.getByRole('article', { name: /도림천/ });
  await expect.poll(() => detail.innerText(), SHOWN).toContain('알려진 때');
  expect(await wordsOf(page)).toContain('연결 안 됨');
  expect(await barriersOf(page)).toEqual([]);

  await page.getByRole('button', { name: '지시 쓰기' }).click();
  await page.getByLabel('받는 곳').selectOption('topis');
  await page.getByLabel(/^내용/).fill('신림로 하부도로를 통제하고 우회를 안내할 것');
  await page.keyboard.press('Control+Enter');
  const list = page.getByRole('list', { name: '지시 목록' });
  await expect.poll(() => list.innerText(), SHOWN).toContain('신림로 하부도로');
  await page.getByRole('button', { name: '수락', exact: true }).click();
  await expect.poll(() => list.innerText(), SHOWN).toMatch(/수락\s+21:3\d/);
});

test('the proposed stage is confirmed, in English; nothing can be commanded in the past', async () => {
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'City stage' }).click();
  await page.getByRole('button', { name: /^confirm stage/ }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('confirmed by 시연 상황실장');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('confirmed as proposed');
  expect(await barriersOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Indicators' }).click();
  await page.getByRole('button', { name: 'Scores by district' }).click();
  await page
    .getByRole('button', { name: /^Jongno/ })
    .first()
    .click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('events counted');
  expect(await barriersOf(page)).toEqual([]);

  await page.keyboard.press('t');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('PAST VIEW');
  await page.getByRole('button', { name: 'City stage' }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('the past is on screen');
  await page.keyboard.press('l');
  await expect.poll(() => wordsOf(page), SHOWN).not.toContain('PAST VIEW');
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});
