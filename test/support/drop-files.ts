import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What lies on a disk: text, so many bytes of nothing but zeros, or a folder. */
type OnDisk = string | number | undefined;

/** Writes files by their names; their paths. */
export function filesOnDisk(files: Readonly<Record<string, OnDisk>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'drop-'));
  return Object.entries(files).map(([name, held]) => {
    const path = join(folder, name);
    if (held === undefined) mkdirSync(path);
    else writeFileSync(path, typeof held === 'string' ? held : '');
    if (typeof held === 'number') truncateSync(path, held);
    return path;
  });
}

/** Drags files of this machine over a page and lets them go there, as a hand does. */
export async function dropFiles(
  page: Page,
  at: { readonly x: number; readonly y: number },
  files: readonly string[],
): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at, data });
  await browser.detach();
}
