import type { Page } from 'playwright-core';
import type { ScreenSize } from './browser.ts';

/** Panels of a video wall: three side by side, two above each other. */
const PANELS = { columns: 3, rows: 2 } as const;
/** Half of what lies between two panels, as shares of the page's height at 1770 px. */
const BEZEL = { x: 12 / 1770, y: 20 / 1770 } as const;
/** Titles and numerals that carry a fact from far: 78 of the layout's units and more. */
const LARGE = 76 / 1770;

/**
 * What a person on site would find wrong on a wall of that shape: large words or a tile's edge on a
 * seam of its panels, anything out of the picture, scroll bars. The page is drawn as small as it can
 * be: the layout is the same at any size of one shape.
 */
export async function faultsOfLayout(page: Page, wall: ScreenSize): Promise<readonly string[]> {
  const height = 590;
  await page.setViewportSize({ width: Math.round((wall.width / wall.height) * height), height });
  // By how far it stands aside against burning in is too much on so small a picture.
  await page.evaluate(() => {
    const room = document.querySelector<HTMLElement>('[data-scene]');
    for (const axis of ['x', 'y']) room?.style.setProperty(`--shift-${axis}`, '0px');
  });
  await page.waitForTimeout(600);
  return page.evaluate(
    ({ panels, bezel, large }) => {
      const { innerWidth: width, innerHeight: tall } = window;
      const faults: string[] = [];
      const seamsX = Array.from(
        { length: panels.columns - 1 },
        (_, at) => ((at + 1) * width) / panels.columns,
      );
      const seamsY = Array.from(
        { length: panels.rows - 1 },
        (_, at) => ((at + 1) * tall) / panels.rows,
      );
      const own = (element: Element): string =>
        [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? '')
          .join('')
          .trim();
      const boxOf = (element: Element): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
      };
      const isSeen = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) && element.closest('.said') === null;
      const root = document.querySelector('main');
      for (const element of root?.querySelectorAll('*') ?? []) {
        const words = own(element);
        if (words === '' || !isSeen(element)) continue;
        const { left, right, top, bottom } = boxOf(element);
        if (right <= left) continue;
        const clip = element.getBoundingClientRect();
        const outside =
          clip.left < -1 || clip.right > width + 1 || clip.top < -1 || clip.bottom > tall + 1;
        if (outside) faults.push(`out of the picture: ${words}`);
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (size < large * tall) continue;
        if (seamsX.some((x) => left < x - 1 && right > x + 1))
          faults.push(`across a side seam: ${words}`);
        // Of the line's box a fifth is empty above and below the letters.
        const air = (bottom - top) / 5;
        if (seamsY.some((y) => top + air < y && bottom - air > y))
          faults.push(`across the middle seam: ${words}`);
      }
      for (const tile of document.querySelectorAll('[data-tile]')) {
        const { left, right, top, bottom } = tile.getBoundingClientRect();
        const name = tile.getAttribute('aria-label') ?? '';
        const near = (edge: number, seam: number, half: number): boolean =>
          Math.abs(edge - seam) < half * tall;
        if (seamsX.some((x) => near(left, x, bezel.x) || near(right, x, bezel.x)))
          faults.push(`edge on a side seam: ${name}`);
        if (seamsY.some((y) => near(top, y, bezel.y) || near(bottom, y, bezel.y)))
          faults.push(`edge on the middle seam: ${name}`);
      }
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > width || scrollHeight > tall) faults.push('it scrolls');
      return [...new Set(faults)];
    },
    { panels: PANELS, bezel: BEZEL, large: LARGE },
  );
}
