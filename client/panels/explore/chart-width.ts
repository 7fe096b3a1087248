import { useEffect, useState, type RefObject } from 'react';

/** Width of a part of the page, px; `usualPx` until it is on screen. */
export function useWidth(host: RefObject<HTMLElement | null>, usualPx: number): number {
  const [width, setWidth] = useState(usualPx);
  useEffect(() => {
    const { current } = host;
    if (current === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const px = Math.floor(entry?.contentRect.width ?? 0);
      if (px > 0) setWidth(px);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [host]);
  return width;
}
