import type { ChartSpan } from '../../explore/series-points.ts';

/** Room round the plots, px, the same in all charts of a stack so that one cursor runs through them. */
export const FRAME = { left: 32, right: 80, top: 8, axis: 18 } as const;
/** At the right of a plot whose criteria are named within it, and what a label of the time takes, px. */
export const NARROW_RIGHT = 16;
export const TICK_PX = 38;
export const CHART_HEIGHTS = { value: 158, related: 112, counts: 104 } as const;

/** Side by side the charts are what is compared. */
export const COMPARED_HEIGHTS = { value: 210, near: 130 } as const;

/** From an instant to x within a chart of that width. */
export function xOf(atMs: number, { fromMs, toMs }: ChartSpan, width: number): number {
  const plot = width - FRAME.left - FRAME.right;
  return FRAME.left + ((atMs - fromMs) / (toMs - fromMs)) * plot;
}

/** The instant at x, to the minute, never after the clock. */
export function instantAt(x: number, { fromMs, toMs, clockMs }: ChartSpan, width: number): number {
  const plot = width - FRAME.left - FRAME.right;
  const share = Math.min(1, Math.max(0, (x - FRAME.left) / plot));
  const atMs = Math.round((fromMs + share * (toMs - fromMs)) / 60_000) * 60_000;
  return Math.min(clockMs, Math.max(fromMs, atMs));
}
