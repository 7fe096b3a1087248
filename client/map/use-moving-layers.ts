import { useEffect, useMemo } from 'react';
import { movingLayers, type MovingStack } from './moving-layers.ts';
import type { PageMap } from './page-map.ts';

/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD_PX = 512;

const pageMs = (): number => performance.now();

function afterDrawing(then: (tookMs: number) => void): () => void {
  const startedMs = pageMs();
  // The second frame begins when the first is drawn.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => then(pageMs() - startedMs));
  });
  return () => cancelAnimationFrame(frame);
}

function afterWaiting(ms: number, then: () => void): () => void {
  let frame = 0;
  // A page that is not seen has no frames.
  const timer = setTimeout(() => {
    frame = requestAnimationFrame(then);
  }, ms);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

/** Shows the layers, and what moves of them at its place by the clock on screen. */
export function useMovingLayers(
  pageMap: PageMap | undefined,
  stack: MovingStack | undefined,
  nowMs: number,
): void {
  const moving = useMemo(() => {
    if (pageMap === undefined) return undefined;
    const { overlay, camera } = pageMap;
    return movingLayers({
      show: overlay.show,
      pxPerDeg: () => (WORLD_PX * 2 ** camera.zoom()) / 360,
      nowMs: pageMs,
      wait: afterWaiting,
      drawn: afterDrawing,
      wantsStillness: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
  }, [pageMap]);
  useEffect(() => moving?.stop, [moving]);
  useEffect(() => moving?.tell(nowMs), [moving, nowMs]);
  useEffect(() => {
    if (stack !== undefined) moving?.show(stack);
  }, [moving, stack]);
}
