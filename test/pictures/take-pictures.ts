import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ensureClient } from '../../server/client-build.ts';
import { ensureBrowser, openBrowser, type Browser } from '../support/browser.ts';
import { startDemo, startWithoutKeys, type DemoServer } from '../support/demo-server.ts';
import { command } from '../support/wall-page.ts';
import { contactSheet } from './contact-sheet.ts';
import { ALL_DESK_SIZES, DESK_STATES } from './desk-states.ts';
import { LANGUAGES, pictureName, SIZES, STATES, type StateName } from './pictured.ts';
import { takeDesk } from './take-desk.ts';
import { whenStill } from './when-still.ts';

/*
 * `npm run pictures -- [--room wall] [--state storm] [--scene water] [--size 3840x1770] [--language ko]`
 * Every scene of the wall on every canvas and every state of the desk (`--room desk --scene table`),
 * in three states of the city and both languages, and sheets of them all.
 */

const FIRST_DRAWN_MS = 9_000;
/** Software drawing takes its time by the pixel. */
const DRAWN_MS = 1_200;
const DRAWN_MS_PER_MEGAPIXEL = 280;
const SHOT_WITHIN_MS = 180_000;

const { values } = parseArgs({
  options: {
    room: { type: 'string', multiple: true },
    state: { type: 'string', multiple: true },
    scene: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true },
    output: { type: 'string', default: 'test/e2e/output' },
  },
});

const isAsked = (asked: readonly string[] | undefined, one: string): boolean =>
  asked === undefined || asked.includes(one);

const SCENES = readdirSync('client/scenes')
  .filter(() => isAsked(values.room, 'wall'))
  .filter((name) => name.endsWith('.scene.tsx'))
  .map((name) => name.replace('.scene.tsx', ''))
  .filter((scene) => isAsked(values.scene, scene));
const SHOWN = DESK_STATES.filter(() => isAsked(values.room, 'desk')).filter(({ name }) =>
  isAsked(values.scene, name),
);
const ASKED_LANGUAGES = LANGUAGES.filter((one) => isAsked(values.language, one));
const ASKED_SIZES = SIZES.filter(({ width, height }) => isAsked(values.size, `${width}x${height}`));

async function serve(state: StateName): Promise<DemoServer> {
  const recorded = STATES[state];
  if (recorded === undefined) return startWithoutKeys();
  const server = await startDemo({ from: recorded.from, speed: 1 });
  await command(server.url, { action: 'pause' });
  return server;
}

async function takeScene(
  page: Page,
  url: string,
  state: StateName,
  scene: string,
): Promise<number> {
  let taken = 0;
  for (const language of ASKED_LANGUAGES) {
    await page.setViewportSize(ASKED_SIZES[0] ?? { width: 3840, height: 1770 });
    // Loaded in the language: the key for it would bring the bars of whoever is there.
    await page.goto(`${url}/wall?scene=${scene}&lang=${language}`, {
      waitUntil: 'domcontentloaded',
      timeout: SHOT_WITHIN_MS,
    });
    await page.waitForTimeout(FIRST_DRAWN_MS);
    await whenStill(page);
    for (const size of ASKED_SIZES) {
      await page.setViewportSize(size);
      const megapixels = (size.width * size.height) / 1e6;
      await page.waitForTimeout(DRAWN_MS + megapixels * DRAWN_MS_PER_MEGAPIXEL);
      await whenStill(page);
      const path = join(values.output, pictureName({ state, scene, size, language }));
      try {
        await page.screenshot({ path, timeout: SHOT_WITHIN_MS });
        taken += 1;
      } catch (error) {
        // One that a busy machine does not draw in time is missing on the sheet, not all after it.
        console.error(`${path}: ${String(error).split('\n')[0]}`);
      }
    }
  }
  return taken;
}

async function takeDeskStates(
  browser: Browser,
  url: string,
  state: StateName,
): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const shown of SHOWN) {
    if (!(shown.states ?? [state]).includes(state)) continue;
    let taken = 0;
    for (const language of ASKED_LANGUAGES) {
      const page = await browser.context.newPage();
      const isAskedSize = (size: string): boolean => isAsked(values.size, size);
      const folder = values.output;
      try {
        taken += await takeDesk(page, shown, {
          url,
          folder,
          state,
          language,
          isAsked: isAskedSize,
        });
      } catch (error) {
        console.error(`${state} desk ${shown.name}: ${String(error).split('\n')[0]}`);
      }
      await page.close();
    }
    rows.push(`desk-${shown.name}`);
    console.log(`${state} desk ${shown.name}: ${taken}`);
  }
  return rows;
}

ensureBrowser();
ensureClient(resolve('.'));
mkdirSync(values.output, { recursive: true });
for (const state of Object.keys(STATES) as StateName[]) {
  if (!isAsked(values.state, state)) continue;
  const server = await serve(state);
  const browser = await openBrowser({ width: 1920, height: 1080 });
  try {
    for (const scene of SCENES) {
      // A page of its own: what one scene leaves behind is not on the next one's picture.
      const page = await browser.context.newPage();
      const taken = await takeScene(page, server.url, state, scene);
      await page.close();
      console.log(`${state} ${scene}: ${taken}`);
    }
    const rows = await takeDeskStates(browser, server.url, state);
    for (const language of LANGUAGES) {
      const sheet = { state, language };
      await contactSheet(browser, values.output, { ...sheet, scenes: SCENES, sizes: SIZES });
      await contactSheet(browser, values.output, {
        ...sheet,
        room: 'desk',
        scenes: rows,
        sizes: ALL_DESK_SIZES,
      });
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
