import { useEffect, useState, type RefObject } from 'react';
import type { WordBox } from './room-for-words.ts';

const NOTHING: readonly WordBox[] = [];

/** What stands at `part`, px of `own`. */
function boxOf(part: Element, own: DOMRect): WordBox {
  const { left, top, width, height } = part.getBoundingClientRect();
  return { x: left - own.left + width / 2, y: top - own.top + height / 2, width, height };
}

/**
 * What lies over the map and is marked `data-over` (legends, tools), px of the host, which fills the
 * map: words below it would be half seen.
 */
export function useOverBoxes(host: RefObject<HTMLElement | null>): readonly WordBox[] {
  const [boxes, setBoxes] = useState(NOTHING);
  useEffect(() => {
    const { current } = host;
    const map = current?.closest('[data-region=map]') ?? null;
    if (current === null || map === null) return;
    let over: readonly Element[] = [];
    const sizes = new ResizeObserver(() => {
      const own = current.getBoundingClientRect();
      setBoxes(over.map((part) => boxOf(part, own)));
    });
    const look = (): void => {
      const found = [...map.querySelectorAll('[data-over]')];
      if (found.length === over.length && found.every((part, index) => part === over[index]))
        return;
      over = found;
      sizes.disconnect();
      for (const part of [current, ...over]) sizes.observe(part);
    };
    const parts = new MutationObserver(look);
    parts.observe(map, { childList: true, subtree: true });
    look();
    return () => {
      parts.disconnect();
      sizes.disconnect();
    };
  }, [host]);
  return boxes;
}
