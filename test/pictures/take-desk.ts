import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK_SIZES, type DeskState } from './desk-states.ts';
import { pictureName, type Picture } from './pictured.ts';
import { whenStill } from './when-still.ts';

const FIRST_DRAWN_MS = 6_000;
const DRAWN_MS = 3_000;
const SHOWN_WITHIN_MS = 90_000;

function addressOf(url: string, asked: DeskState['asked'], language: string): string {
  const parameters = new URLSearchParams({ lang: language });
  for (const [name, values] of Object.entries(asked)) {
    for (const value of [values].flat()) parameters.append(name, value);
  }
  return `${url}/explore?${parameters.toString()}`;
}

export interface DeskPictured extends Pick<Picture, 'state' | 'language'> {
  readonly url: string;
  readonly folder: string;
  readonly isAsked: (size: string) => boolean;
}

/** One state of the desk in its sizes; how many pictures were taken. */
export async function takeDesk(
  page: Page,
  shown: DeskState,
  { url, folder, state, language, isAsked }: DeskPictured,
): Promise<number> {
  const sizes = (shown.sizes ?? DESK_SIZES).filter(({ width, height }) =>
    isAsked(`${width}x${height}`),
  );
  const [first] = sizes;
  if (first === undefined) return 0;
  await page.emulateMedia({ forcedColors: shown.isForcedColours ? 'active' : 'none' });
  await page.setViewportSize(first);
  const { asked = {}, token } = (await shown.prepare?.(url)) ?? {};
  if (token !== undefined) {
    await page.addInitScript((held) => sessionStorage.setItem('office-token', held), token);
  }
  const address = addressOf(url, { ...shown.asked, ...asked }, language);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  // The instant on screen comes with the first of the data.
  await page.locator('[data-region=conductor] time').first().waitFor({ timeout: SHOWN_WITHIN_MS });
  await page.waitForTimeout(FIRST_DRAWN_MS);
  await shown.act?.(page);
  let taken = 0;
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(DRAWN_MS);
    await whenStill(page);
    const name = pictureName({ state, scene: `desk-${shown.name}`, size, language });
    await page.screenshot({ path: join(folder, name), timeout: SHOWN_WITHIN_MS });
    taken += 1;
  }
  return taken;
}
