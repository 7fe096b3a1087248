import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import { replayState, wordsOf } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 250 };
const at2132 = '2022-08-08T12:32:00.000Z';

let url: string;
let page: Page;

beforeAll(async () => {
  const standing = await openStanding({ width: 1280, height: 720 });
  ({ url, page } = standing);
  return standing.close;
});

/** Calls to 119 in the last hour, as the wall tells them. */
async function calls(): Promise<number> {
  const found = /119 신고[^\d]*1시간[\s\S]*?\n(\d[\d,]*)/.exec(await wordsOf(page));
  return Number(found?.[1]?.replace(',', ''));
}

const addressed = (): string | null => new URL(page.url()).searchParams.get('at');

test('rewound by half an hour, the figures, the clock, the mark and the address follow; L leads back', async () => {
  // The closure of 21:30 is not known at 21:02.
  await expect.poll(() => wordsOf(page), SHOWN).toContain('개포');

  const callsNow = await calls();
  expect(callsNow).toBeGreaterThan(0);

  await page.keyboard.press('t');
  for (let minutes = 0; minutes < 30; minutes += 10) await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('2022-08-08 21:02 기준');
  await expect.poll(() => wordsOf(page), SHOWN).not.toContain('불러오는 중');
  const words = await wordsOf(page);
  expect(words).toContain('과거 보기');
  expect(words).toContain('그때 알던 대로');
  expect(words).not.toContain('개포');
  expect(await calls()).toBeGreaterThan(0);
  expect(await calls()).not.toBe(callsNow);
  await expect.poll(addressed, SHOWN).toMatch(/^2022-08-08T21:0\d:\d\d\+09:00$/);
  // Only this screen moved.
  expect(Date.parse((await replayState(url)).now)).toBeGreaterThanOrEqual(Date.parse(at2132));

  await page.keyboard.press('Space');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('×1 멈춤');
  expect(await barriersOf(page)).toEqual([]);

  await page.keyboard.press('l');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('개포');
  expect(await wordsOf(page)).not.toContain('과거 보기');
  await expect.poll(addressed, SHOWN).toBeNull();
});

test('a link opens the instant it names, in English too', async () => {
  await page.goto(`${url}/wall?at=2022-08-08T21:10:00%2B09:00&speed=0&lang=en`);
  await expect.poll(() => wordsOf(page), SHOWN).toContain('as of 2022-08-08 21:10');
  const words = await wordsOf(page);
  expect(words).toContain('PAST VIEW');
  expect(words).toContain('22 min before the shared replay');
  await page.getByRole('button', { name: 'back to the shared replay' }).first().click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('not the real situation');
  await expect.poll(() => wordsOf(page), SHOWN).not.toContain('PAST VIEW');
});
