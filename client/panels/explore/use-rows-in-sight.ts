import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Rect,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';

/** Rows that are as high as each other, below a head that stays. */
interface RowSizes {
  readonly rowPx: number;
  readonly headPx: number;
  /** Of the list, until the browser has said how large it is. */
  readonly usual: Rect;
}

interface Sight {
  readonly items: readonly VirtualItem[];
  /** Of all rows. */
  readonly totalPx: number;
}

/** Rows beside those in sight, so that a scroll shows no gap. */
const BESIDE = 6;

/**
 * A virtualizer whose answers are another object whenever they are others: its own change in place,
 * and who remembers them by what they are would never draw them again.
 */
function createRows(first: number, { rowPx, headPx, usual }: RowSizes) {
  const listeners = new Set<() => void>();
  let element: HTMLElement | null = null;
  const optionsOf = (count: number) => ({
    count,
    getScrollElement: () => element,
    estimateSize: () => rowPx,
    overscan: BESIDE,
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    initialRect: usual,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => take(),
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(optionsOf(first));
  // What a library of its own does for each drawing.
  const { _didMount: begin, _willUpdate: follow } = virtualizer;
  const read = (): Sight => ({
    items: virtualizer.getVirtualItems(),
    totalPx: virtualizer.getTotalSize(),
  });
  let held = read();
  const take = (): void => {
    const next = read();
    if (next.items === held.items && next.totalPx === held.totalPx) return;
    held = next;
    for (const listener of listeners) listener();
  };
  return {
    get: (): Sight => held,
    listen: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mount: (on: HTMLElement | null): (() => void) => {
      element = on;
      return begin();
    },
    count: (count: number): void => {
      virtualizer.setOptions(optionsOf(count));
      follow();
      take();
    },
    scrollToIndex: (index: number): void => virtualizer.scrollToIndex(index),
  };
}

/** Which of `count` rows are in sight of a list that scrolls, and the way to any of them. */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  count: number,
  sizes: RowSizes,
): Sight & { readonly scrollToIndex: (index: number) => void } {
  const [rows] = useState(() => createRows(count, sizes));
  const sight = useSyncExternalStore(rows.listen, rows.get);
  useLayoutEffect(() => rows.mount(list.current), [rows, list]);
  useLayoutEffect(() => rows.count(count), [rows, count]);
  return { ...sight, scrollToIndex: rows.scrollToIndex };
}
