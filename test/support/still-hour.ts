import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import { drawNothing } from './draw-nothing.ts';
import { shiftsOf, watchShifts, type Shift } from './layout-shifts.ts';
import { command, replayState } from './wall-page.ts';

export interface Stretch {
  /** Instants of the recording with their zone. */
  readonly from: string;
  readonly to: string;
  readonly speed: number;
}

/** Until the first answers of the history are drawn. */
const SETTLE_MS = 4000;
/** Until the word for a clock that stands is gone. */
const RUNS_MS = 1000;
const LOOK_MS = 250;

async function openScene(page: Page, url: string, scene: string, subject = ''): Promise<void> {
  await page.goto(`${url}/wall?lang=ko&scene=${scene}${subject}`);
  await page.locator(`[data-scene=${scene}]`).waitFor();
}

/** A situation that is open when the stretch begins. */
async function openSituation(page: Page, url: string): Promise<string> {
  await openScene(page, url, 'overview');
  const first = page.locator('[data-subject^="situation/"]').first();
  return `&subject=${encodeURIComponent((await first.getAttribute('data-subject')) ?? '')}`;
}

/** Plays a stretch of the recording before one pinned scene; what moved on it meanwhile. */
export async function playStill(
  url: string,
  browser: Browser,
  scene: string,
  { from, to, speed }: Stretch,
): Promise<readonly Shift[]> {
  await command(url, { action: 'pause' });
  await command(url, { action: 'seek', at: from });
  const page = await browser.context.newPage();
  await page.addInitScript(drawNothing);
  const subject = scene === 'takeover' ? await openSituation(page, url) : '';
  await openScene(page, url, scene, subject);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await sleep(SETTLE_MS);
  await command(url, { action: 'speed', speed });
  await command(url, { action: 'play' });
  await sleep(RUNS_MS);
  await watchShifts(page);
  while (Date.parse((await replayState(url)).now) < Date.parse(to)) await sleep(LOOK_MS);
  const shifts = await shiftsOf(page);
  await page.close();
  return shifts;
}
