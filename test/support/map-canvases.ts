import type { Page } from 'playwright-core';

/** Middle of the map of the overview at 1920 × 885, where nothing but the map is drawn. */
const MIDDLE = { x: 700, y: 200, width: 560, height: 380 };
const GRID = 56;

/** Has the browser keep what is drawn, so that it can be looked at without a picture of the page. */
export async function keepDrawn(page: Page): Promise<void> {
  await page.addInitScript(`
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, settings) {
      const kept = kind === 'webgl2' ? { ...settings, preserveDrawingBuffer: true } : settings;
      return own.call(this, kind, kept);
    };
  `);
}

/** What map and layers have drawn: one colour for each part of the map; nothing where they are lost. */
export function lookOfMap(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    ({ box, grid }) => {
      const pen = new OffscreenCanvas(grid, grid).getContext('2d', { willReadFrequently: true });
      for (const canvas of document.querySelectorAll('canvas')) {
        // From the canvas's own corner: the picture of a wall wanders by a pixel or two.
        const scale = canvas.width / canvas.getBoundingClientRect().width;
        const from = [box.x, box.y, box.width, box.height].map((px) => px * scale);
        const [left = 0, top = 0, wide = 0, high = 0] = from;
        pen?.drawImage(canvas, left, top, wide, high, 0, 0, grid, grid);
      }
      return [...(pen?.getImageData(0, 0, grid, grid).data ?? [])];
    },
    { box: MIDDLE, grid: GRID },
  );
}

/** Share of the parts that look otherwise. */
export function unlike(one: readonly number[], other: readonly number[]): number {
  let parts = 0;
  for (let at = 0; at < one.length; at += 4) {
    const apart = [0, 1, 2, 3].map((part) =>
      Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)),
    );
    if (Math.max(...apart) > 12) parts += 1;
  }
  return parts / (one.length / 4);
}

/** Takes the graphics away from the canvas of the map (`map`) or of its layers (`layers`). */
export function loseGraphics(page: Page, which: 'map' | 'layers'): Promise<boolean> {
  return page.evaluate((wanted) => {
    const canvas = [...document.querySelectorAll('canvas')].find(
      (one) => one.classList.contains('maplibregl-canvas') === (wanted === 'map'),
    );
    const context = canvas?.getContext('webgl2');
    const loss = context?.getExtension('WEBGL_lose_context');
    Object.assign(globalThis, { graphicsBack: () => loss?.restoreContext() });
    loss?.loseContext();
    return context?.isContextLost() ?? false;
  }, which);
}

/** Gives back what was taken away last, and waits until the canvas has it. */
export function giveGraphicsBack(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const canvas = document.querySelector('canvas.maplibregl-canvas');
    const back = new Promise<void>((resolve) => {
      canvas?.addEventListener('webglcontextrestored', () => resolve(), { once: true });
    });
    (globalThis as unknown as { readonly graphicsBack: () => void }).graphicsBack();
    await back;
  });
}

/** How often a canvas of this page has lost its graphics since the first time this was asked. */
export function lossesSeen(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seen = globalThis as unknown as { lossesSeen?: number };
    if (seen.lossesSeen === undefined) {
      seen.lossesSeen = 0;
      document.addEventListener(
        'webglcontextlost',
        () => (seen.lossesSeen = (seen.lossesSeen ?? 0) + 1),
        true,
      );
    }
    return seen.lossesSeen;
  });
}
