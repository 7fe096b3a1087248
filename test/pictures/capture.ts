import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureClient } from '../../server/client-build.ts';
import { ensureBrowser, openBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { command } from '../support/wall-page.ts';

/*
 * `npm run capture`: frames of a walk through the scenes in `test/e2e/output/capture`, numbered in order.
 * The README's picture is made of them by `img2webp -lossy -q 70 -d 2200 …/*.png -o docs/wall-scenes.webp`.
 */

const FOLDER = 'test/e2e/output/capture';
const SIZE = { width: 1280, height: 590 };
/** Until the bars that a key brings are gone. */
const SETTLED_MS = 11_000;

/** Keys of the scene bar: overview, disaster, water, traffic, air, voices, administration, coverage. */
const WALK = ['1', '3', '2', '4', '5', '7', '8'] as const;

let taken = 0;
async function frame(page: Page): Promise<void> {
  taken += 1;
  await page.screenshot({ path: join(FOLDER, `${String(taken).padStart(2, '0')}.png`) });
}

ensureBrowser();
ensureClient(resolve('.'));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const server = await startDemo({ from: '2022-08-08T21:32+09:00', speed: 1 });
await command(server.url, { action: 'pause' });
const browser = await openBrowser(SIZE);
try {
  const page = await browser.context.newPage();
  await page.goto(`${server.url}/wall?lang=ko&turn=0`, { waitUntil: 'domcontentloaded' });
  await page.waitForTimeout(2 * SETTLED_MS);
  for (const key of WALK) {
    await page.keyboard.press(key);
    // Longer than what says who moved the wall stays.
    await page.waitForTimeout(SETTLED_MS);
    await frame(page);
  }
  await page.goto(`${server.url}/wall?lang=ko&scene=takeover`, { waitUntil: 'domcontentloaded' });
  await page.waitForTimeout(2 * SETTLED_MS);
  await frame(page);
} finally {
  await browser.close();
  await server.stop();
}
