import type { Page } from 'playwright-core';

/** So many frames, one after the other, each in so little time: the graphics draw nothing large. */
const FRAMES = 12;
const FRAME_MS = 120;
const STILL_WITHIN_MS = 120_000;

/**
 * Until a map in software is drawn: while shaders are made and large pictures are drawn the browser
 * gives no frames. A page that is never still is taken as it is.
 */
export function whenStill(page: Page): Promise<void> {
  return page.evaluate(
    async ({ frames, frameMs, withinMs }) => {
      const until = performance.now() + withinMs;
      let before = performance.now();
      let quiet = 0;
      while (quiet < frames && before < until) {
        const now = await new Promise<number>((resolve) =>
          requestAnimationFrame(() => resolve(performance.now())),
        );
        quiet = now - before < frameMs ? quiet + 1 : 0;
        before = now;
      }
    },
    { frames: FRAMES, frameMs: FRAME_MS, withinMs: STILL_WITHIN_MS },
  );
}
