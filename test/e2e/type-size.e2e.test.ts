import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openStanding } from '../support/standing-demo.ts';

/** Seoul's wall: pixel pitch in mm, farthest reader in mm, digit height of the typeface. */
const PITCH_MM = 0.945;
const DISTANCE_MM = 6_000;
const CAP_HEIGHT = 0.71;

let page: Page;

beforeAll(async () => {
  const standing = await openStanding({ width: 3840, height: 1770 });
  ({ page } = standing);
  return standing.close;
});

function arcmin(px: number): number {
  return (Math.atan((px * PITCH_MM * CAP_HEIGHT) / DISTANCE_MM) * 180 * 60) / Math.PI;
}

/** Font sizes on screen of every element that holds the words itself. */
function sizesOf(words: readonly string[]): Promise<readonly (readonly [string, number])[]> {
  return page.evaluate((wanted) => {
    const own = (element: Element): string =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? '')
        .join('')
        .trim();
    return wanted.flatMap((word) =>
      [...document.querySelectorAll('body *')]
        .filter((element) => own(element) === word)
        .map((element) => [word, Number.parseFloat(getComputedStyle(element).fontSize)] as const),
    );
  }, words);
}

test('read from six metres: districts and feeds at 16 minutes of arc, names of figures too', async () => {
  const essential = ['종로', '강동', '관악구', '119 신고', '시간 강우 최다', '도심 통행속도'];
  // Names on the map come when the map is ready.
  const missing = async () => {
    const found = new Set((await sizesOf(essential)).map(([word]) => word));
    return essential.filter((word) => !found.has(word));
  };
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  const sizes = await sizesOf(essential);
  for (const [word, px] of sizes) expect(arcmin(px), word).toBeGreaterThanOrEqual(15.9);
});

test('the numerals of the figures reach 30 minutes of arc', async () => {
  const answer = await fetch(new URL('/api/v1/snapshot', page.url()));
  const { events } = (await answer.json()) as {
    readonly events: readonly {
      readonly data: { readonly form?: string; readonly value?: number };
    }[];
  };
  const numerals = events.flatMap(({ data }) =>
    data.form === 'figure' && typeof data.value === 'number' ? [String(data.value)] : [],
  );
  expect(numerals).toHaveLength(8);
  const sizes = await sizesOf(numerals);
  for (const numeral of numerals) {
    const largest = Math.max(...sizes.filter(([word]) => word === numeral).map(([, px]) => px));
    expect(arcmin(largest), numeral).toBeGreaterThanOrEqual(30);
  }
});

test('a past says from six metres that it is one, of when, and how it is told', async () => {
  await page.keyboard.press('t');
  await page.keyboard.press('Shift+ArrowLeft');
  const told = ['과거 보기', '데모', '2022-08-08 21:22 기준', '그때 알던 대로', '실제 상황 아님'];
  const missing = async () => {
    const found = new Set((await sizesOf(told)).map(([word]) => word));
    return told.filter((word) => !found.has(word));
  };
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  // Buttons of the bar, which a hand must reach, may say it again and smaller.
  const sizes = await sizesOf(told);
  for (const word of told) {
    const largest = Math.max(...sizes.filter(([said]) => said === word).map(([, px]) => px));
    expect(arcmin(largest), word).toBeGreaterThanOrEqual(15.9);
  }
});
