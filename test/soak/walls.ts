import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** One way in which a wall spends a round. */
export interface Wall {
  readonly address: string;
  /** Before each round. */
  readonly begin: (page: Page) => Promise<void>;
  /** Again and again while the round lasts. */
  readonly step: (page: Page) => Promise<void>;
  /** Steps that a round has at least, however slow the machine is. */
  readonly leastSteps: number;
  /** After each round: it is measured at the overview, since each scene holds what it shows. */
  readonly end: (page: Page) => Promise<void>;
}

const SHOWN_MS = 1000;
/** So often in each round: 20 times and more in four. */
const TURNS_A_ROUND = 5;

const stay = (): Promise<void> => sleep(SHOWN_MS);

const toOverview = async (page: Page): Promise<void> => {
  await page.keyboard.press('1');
  await page.locator('[data-scene=overview]').waitFor();
};

/** Every scene once: eight by their keys, a situation by a touch, the welcome board by words. */
async function showEach(page: Page): Promise<void> {
  for (const key of '23456781') {
    await page.keyboard.press(key);
    await stay();
  }
  // Rows move while the night goes on: no pointer would have to hit them.
  const rows = page.locator('li[data-subject^="situation/"]');
  if ((await rows.count()) > 0) await rows.first().dispatchEvent('click');
  await stay();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('환영 시민 여러분');
  await page.getByRole('combobox').press('Enter');
  await page.locator('[data-scene=welcome]').waitFor();
  await stay();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('환영 화면 내려');
  await page.getByRole('combobox').press('Enter');
}

/** By name: the overview stays; the scenes take turns; all are shown as fast as they come. */
export const WALLS: Readonly<Record<string, Wall>> = {
  overview: {
    address: '/wall?scene=overview',
    begin: async () => undefined,
    step: stay,
    leastSteps: 0,
    end: async () => undefined,
  },
  turn: {
    address: '/wall',
    begin: (page) => page.keyboard.press('0'),
    step: stay,
    leastSteps: 0,
    end: toOverview,
  },
  each: {
    address: '/wall',
    begin: async () => undefined,
    step: showEach,
    leastSteps: TURNS_A_ROUND,
    end: toOverview,
  },
};
