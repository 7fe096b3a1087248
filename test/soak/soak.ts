import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureClient } from '../../server/client-build.ts';
import { openBrowser, UNCOMPILED } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { command, replayState } from '../support/wall-page.ts';
import { drift } from './drift.ts';
import { countInPage, sample, timesShown, type Sample } from './sample.ts';
import { WALLS } from './walls.ts';

/**
 * `npm run soak`: walls of the production build over the flood, in short. The same half hour is
 * played at ×20 again and again and the pages are measured at the same instant of it each time: the
 * city is then the same, so that whatever is more than in the round before has been left behind.
 * Ends with 1 if anything is more than 2 % more in the last round, or if a page was loaded anew in
 * between: on a machine too busy to draw within 10 s the wall does that by itself.
 *
 * `ROUNDS` (4: two hours of data) after those to warm up; `SCENES` = one or more, by commas, of
 * `overview` (stays), `turn` (they take turns) and `each` (all are shown one after the other, as fast
 * as they come, 20 times and more); absent = all three, each in a browser of its own.
 */
const FROM = '2022-08-08T20:40:00+09:00';
const TO = '2022-08-08T21:10:00+09:00';
const SPEED = 20;
/** The layout is the wall's; a software renderer has little to draw. */
const SIZE = { width: 480, height: 222 };
/** Before these every scene has not been shown in every state, nor each of its parts been loaded. */
const WARM = 2;
const ROUNDS = Number(process.env['ROUNDS'] ?? 4);
const SCENES = (process.env['SCENES'] ?? Object.keys(WALLS).join(',')).split(',');
const SETTLE_MS = 5000;

async function open(url: string, name: string) {
  const wall = WALLS[name];
  if (wall === undefined)
    throw new Error(`SCENES: ${name} is none of ${Object.keys(WALLS).join()}`);
  const browser = await openBrowser(SIZE, 'whole', UNCOMPILED);
  const page = await browser.context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(countInPage);
  const cdp = await browser.context.newCDPSession(page);
  await page.goto(url + wall.address);
  await page.getByText('한눈에 보는 서울').first().waitFor();
  const samples: Sample[] = [];
  return { name, wall, browser, page, cdp, samples };
}
type Watched = Awaited<ReturnType<typeof open>>;

async function play({ wall, page }: Watched, isOver: () => boolean) {
  await wall.begin(page);
  for (let step = 0; step < wall.leastSteps || !isOver(); step += 1) await wall.step(page);
}

async function playRound(url: string, walls: readonly Watched[]): Promise<void> {
  await command(url, { action: 'seek', at: FROM });
  await command(url, { action: 'speed', speed: SPEED });
  await command(url, { action: 'play' });
  let isOver = false;
  const playing = walls.map((wall) => play(wall, () => isOver));
  while (Date.parse((await replayState(url)).now) < Date.parse(TO)) await sleep(1000);
  isOver = true;
  await Promise.all(playing);
  await command(url, { action: 'pause' });
  await command(url, { action: 'seek', at: TO });
  for (const { wall, page } of walls) await wall.end(page);
  await sleep(SETTLE_MS);
}

ensureClient(resolve('.'));
const server = await startDemo({ from: FROM, speed: SPEED });
const walls: Watched[] = [];
try {
  for (const name of SCENES) walls.push(await open(server.url, name));
  for (let round = 1 - WARM; round <= ROUNDS; round += 1) {
    await playRound(server.url, walls);
    for (const { name, page, cdp, samples } of walls) {
      const now = await sample(page, cdp);
      console.error(name, round > 0 ? `round ${round}` : 'warm', JSON.stringify(now));
      if (round > 0) samples.push(now);
    }
  }
  for (const { name, page, samples } of walls) {
    const { table, growing } = drift(samples);
    console.log(
      `${name}: ${ROUNDS} rounds of 30 min of data at ×${SPEED}, after ${WARM} to warm up`,
    );
    console.log(`scenes shown: ${JSON.stringify(await timesShown(page))}`);
    console.log(table);
    if (growing.length > 0) process.exitCode = 1;
  }
} finally {
  for (const { browser } of walls) await browser.close();
  await server.stop();
}
