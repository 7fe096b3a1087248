import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, ScreenSize } from '../support/browser.ts';
import { pictureName, type Picture } from './pictured.ts';

const ROW_PX = 300;
/** As wide as a row of all sizes is. */
const WALL_PX = 3600;
const DESK_PX = 2220;

export interface Sheet extends Pick<Picture, 'state' | 'language'> {
  /** Absent = the wall. */
  readonly room?: 'desk';
  readonly scenes: readonly string[];
  readonly sizes: readonly ScreenSize[];
}

/** A row a scene, a column a canvas: `contact-storm-ko.png`, `contact-desk-storm-ko.png`. Pictures that were not taken are left out. */
export async function contactSheet(
  browser: Browser,
  folder: string,
  { state, language, room, scenes, sizes }: Sheet,
): Promise<void> {
  const rows = scenes.map((scene) =>
    sizes
      .map((size) => pictureName({ state, scene, size, language }))
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path)),
  );
  if (rows.flat().length === 0) return;
  const image = (path: string): string =>
    `<img height="${ROW_PX}" src="data:image/png;base64,${readFileSync(resolve(path)).toString('base64')}">`;
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: room === 'desk' ? DESK_PX : WALL_PX, height: 400 });
  await page.setContent(
    `<body style="margin:8px;background:gray">${rows
      .map(
        (row) =>
          `<div style="display:flex;gap:8px;margin-bottom:8px">${row.map(image).join('')}</div>`,
      )
      .join('')}</body>`,
    { timeout: 120_000 },
  );
  await page.screenshot({
    path: join(folder, `contact-${room === undefined ? '' : `${room}-`}${state}-${language}.png`),
    fullPage: true,
    timeout: 120_000,
  });
  await page.close();
}
