import { beforeAll, expect, test } from 'vitest';
import { openBrowser, type Browser } from '../support/browser.ts';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { sumOf } from '../support/layout-shifts.ts';
import { playStill } from '../support/still-hour.ts';

/** Situations come, grow and change places, roads close, sources fall silent. */
const COMING = {
  from: '2022-08-08T21:00:00+09:00',
  to: '2022-08-08T21:26:00+09:00',
  speed: 120,
} as const;

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  server = await startDemo({ from: COMING.from, speed: COMING.speed });
  browser = await openBrowser({ width: 1920, height: 885 }, 'words');
  return async () => {
    await browser.close();
    await server.stop();
  };
});

test('while situations come and change places, no row of the overview is pushed along', async () => {
  const shifts = await playStill(server.url, browser, 'overview', COMING);
  // Nothing that moved is worth a hundredth in all: the shift of one list of rows is more.
  expect(sumOf(shifts), JSON.stringify(shifts, undefined, 1)).toBeLessThan(0.01);
});
