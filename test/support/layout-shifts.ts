import type { Page } from 'playwright-core';

/** Something on the page that stood somewhere else a moment ago. */
export interface Moved {
  /** Its element and class, and the first of its words. */
  readonly what: string;
  /** `x,y wide×high` in CSS px. */
  readonly from: string;
  readonly to: string;
}

export interface Shift {
  /** Share of the picture that moved, times how far: the browser's own measure. */
  readonly value: number;
  readonly moved: readonly Moved[];
}

/** What the browser tells of one shift; TypeScript's DOM does not know it yet. */
interface ShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

interface Watched {
  readonly layoutShifts: Shift[];
}

/** From now on every shift of the page is kept, also one soon after a touch or a key. */
export function watchShifts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const layoutShifts: Shift[] = [];
    const nameOf = (node: Node | null): string => {
      const element = node instanceof Element ? node : node?.parentElement;
      const name = element?.classList.item(0) ?? element?.tagName.toLowerCase() ?? 'gone';
      return `${name} "${(node?.textContent ?? '').slice(0, 24)}"`;
    };
    const placed = ({ x, y, width, height }: DOMRectReadOnly): string =>
      `${Math.round(x)},${Math.round(y)} ${Math.round(width)}×${Math.round(height)}`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as ShiftEntry[]) {
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => ({
          what: nameOf(node),
          from: placed(previousRect),
          to: placed(currentRect),
        }));
        layoutShifts.push({ value: entry.value, moved });
      }
    }).observe({ type: 'layout-shift' });
    Object.assign(globalThis, { layoutShifts });
  });
}

/** Every shift since the page is watched, in their order. */
export function shiftsOf(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(() => (globalThis as unknown as Watched).layoutShifts);
}

export function sumOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { value }) => sum + value, 0);
}
