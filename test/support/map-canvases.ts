import type { Page } from 'playwright-core';

/** Middle of the map of the overview at 1920 × 885, where nothing but the map is drawn. */
const MIDDLE = { x: 700, y: 200, width: 560, height: 380 };
const GRID = 56;

/** What the map looks like: one colour for each of its parts. */
export async function lookOfMap(page: Page): Promise<readonly number[]> {
  const png = await page.screenshot({ clip: MIDDLE, timeout: 60_000 });
  return page.evaluate(
    async ({ text, grid }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(grid, grid).getContext('2d');
      pen?.drawImage(picture, 0, 0, grid, grid);
      picture.close();
      return [...(pen?.getImageData(0, 0, grid, grid).data ?? [])];
    },
    { text: png.toString('base64'), grid: GRID },
  );
}

/** Share of the parts that look otherwise. */
export function unlike(one: readonly number[], other: readonly number[]): number {
  let parts = 0;
  for (let at = 0; at < one.length; at += 4) {
    const apart = [0, 1, 2].map((part) =>
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
