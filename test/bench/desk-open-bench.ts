import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureClient } from '../../server/client-build.ts';
import { openBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { pagePixels, type Box, type Pixels } from '../support/page-pixels.ts';
import { readTokens } from '../support/tokens.ts';
import { median, type Figure } from './figure.ts';

const ROUNDS = 3;
const SIZE = { width: 1440, height: 900 };
const FROM = '2022-08-08T21:32+09:00';
/** A mark's inside on screen is its token's colour, but for what the graphics card rounds. */
const ALIKE = 16;
/** More than letters or a thin line of the same colour: a mark. */
const LEAST_PIXELS = 20;

const { colour } = readTokens();
const LOUD = (['sev-2', 'sev-3', 'sev-4'] as const).map((name) => {
  const digits = Number.parseInt(colour(name).slice(1), 16);
  return [digits >> 16, (digits >> 8) & 0xff, digits & 0xff] as const;
});

interface Opened {
  /** The first counts of layers and rows of the table are on the page. */
  readonly wordsMs: number;
  /** And the marks are seen on the map. */
  readonly allMs: number;
}

/** Whether marks of what is abnormal are seen in the box. */
function hasMarks({ rgba, width }: Pixels, box: Box): boolean {
  let found = 0;
  for (let y = Math.ceil(box.y); y < box.y + box.height; y += 1) {
    for (let x = Math.ceil(box.x); x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      const isLoud = LOUD.some((parts) =>
        parts.every((part, index) => Math.abs((rgba[at + index] ?? 0) - part) <= ALIKE),
      );
      if (isLoud) found += 1;
    }
  }
  return found >= LEAST_PIXELS;
}

/** Milliseconds from the page's navigation until the selectors all have something on the page. */
function untilThere(page: Page, selectors: readonly string[]): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const look = (): void => {
          const isThere = wanted.every((selector) =>
            [...document.querySelectorAll(selector)].some(({ textContent }) =>
              /\d/.test(textContent),
            ),
          );
          if (isThere) done(performance.now());
          else setTimeout(look, 10);
        };
        look();
      }),
    [...selectors],
  );
}

/** The lower right of the map, clear of legends and tools. */
async function openMap(page: Page): Promise<Box> {
  const box = await page.locator('[data-region="map"]').boundingBox();
  if (box === null) throw new Error('no map');
  const { x, y, width, height } = box;
  return { x: x + width / 2, y: y + 80, width: width / 2, height: height - 80 };
}

async function openDesk(url: string): Promise<Opened> {
  const browser = await openBrowser(SIZE);
  try {
    const page = await browser.context.newPage();
    await page.goto(`${url}/explore?table=1`, { waitUntil: 'commit' });
    const wordsMs = await untilThere(page, [
      '[data-region="layers"] li[data-on="true"]',
      '[role="row"][aria-rowindex="2"]',
    ]);
    const box = await openMap(page);
    while (!hasMarks(await pagePixels(page), box));
    return { wordsMs, allMs: await page.evaluate(() => performance.now()) };
  } finally {
    await browser.close();
  }
}

/** A page of the same server without a map and without rows. */
async function openBare(url: string): Promise<number> {
  const browser = await openBrowser(SIZE);
  try {
    const page = await browser.context.newPage();
    await page.goto(`${url}/presenter`, { waitUntil: 'commit' });
    await page.locator('h1').first().waitFor();
    return await page.evaluate(() => performance.now());
  } finally {
    await browser.close();
  }
}

/**
 * From the address of the desk to the first layers with their counts, rows of the table and marks on
 * the map: the night at its worst, a server that has just become ready, a browser that has never been
 * here. The baseline is the page of a paired phone in another such browser.
 */
export async function deskOpenFigures(): Promise<readonly Figure[]> {
  // Else the first server that is started builds them before it is ready.
  ensureClient(resolve('.'));
  const opened: Opened[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startDemo({ from: FROM, speed: 1 });
    try {
      opened.push(await openDesk(server.url));
      bare.push(await openBare(server.url));
    } finally {
      await server.stop();
    }
  }
  const baseline = `a page without a map, ${Math.round(median(bare))} ms`;
  const figure = (name: string, times: readonly number[]): Figure => ({
    name,
    value: Math.round(median(times)),
    unit: 'ms',
    ratio: median(times) / median(bare),
    baseline,
  });
  return [
    figure(
      'desk.open.words-ms',
      opened.map(({ wordsMs }) => wordsMs),
    ),
    figure(
      'desk.open.first-data-ms',
      opened.map(({ allMs }) => allMs),
    ),
  ];
}
