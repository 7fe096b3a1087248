import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ensureClient } from '../../server/client-build.ts';
import { openBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { command, replayState } from '../support/wall-page.ts';
import { drift } from './drift.ts';
import { countInPage, sample, type Sample } from './sample.ts';

/**
 * `npm run soak`: one wall of the production build over the flood, in short. The same half hour is
 * played at ×20 again and again and the page is measured at the same instant of it each time: the
 * city is then the same, so that whatever is more than in the round before has been left behind.
 *
 * `ROUNDS` (4: two hours of data) after one to warm up; `SCENES` = `overview` (stays), `turn` (they
 * take turns) or `each` (all are shown one after the other, as fast as they come).
 */
const FROM = '2022-08-08T20:40:00+09:00';
const TO = '2022-08-08T21:10:00+09:00';
const SPEED = 20;
const WALL = { width: 1920, height: 885 };
const ROUNDS = Number(process.env['ROUNDS'] ?? 4);
const SCENES = process.env['SCENES'] ?? 'overview';
const EACH_MS = 1500;
const SETTLE_MS = 5000;

async function playRound(url: string, page: Page): Promise<void> {
  await command(url, { action: 'seek', at: FROM });
  await command(url, { action: 'speed', speed: SPEED });
  await command(url, { action: 'play' });
  if (SCENES === 'turn') await page.keyboard.press('0');
  let key = 0;
  while (Date.parse((await replayState(url)).now) < Date.parse(TO)) {
    if (SCENES === 'each') await page.keyboard.press(String((key++ % 9) + 1));
    await sleep(EACH_MS);
  }
  await command(url, { action: 'pause' });
  await command(url, { action: 'seek', at: TO });
  // Each scene holds what it shows: rounds are compared at the same one.
  if (SCENES !== 'overview') await page.keyboard.press('1');
  await sleep(SETTLE_MS);
}

ensureClient(resolve('.'));
const server = await startDemo({ from: FROM, speed: SPEED });
const browser = await openBrowser(WALL);
try {
  const page = await browser.context.newPage();
  await page.addInitScript(countInPage);
  const cdp = await browser.context.newCDPSession(page);
  await page.goto(`${server.url}/wall${SCENES === 'overview' ? '?scene=overview' : ''}`);
  await page.getByText('한눈에 보는 서울').first().waitFor();
  const samples: Sample[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await playRound(server.url, page);
    const now = await sample(page, cdp);
    console.error(round === 0 ? 'warm' : `round ${round}`, JSON.stringify(now));
    if (round > 0) samples.push(now);
  }
  console.log(`scenes: ${SCENES}; ${ROUNDS} rounds of 30 min of data at ×${SPEED}`);
  console.log(drift(samples));
} finally {
  await browser.close();
  await server.stop();
}
