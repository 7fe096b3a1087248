import { brushed, nextSpan } from './conductor-window.ts';
import type { SpanMin, TimeRange } from './explore-view.ts';

/** What a key means for the conductor besides moving the clock. */
export type ConductorWish =
  | { readonly type: 'range'; readonly range: TimeRange }
  | { readonly type: 'clear' }
  | { readonly type: 'span'; readonly spanMin: SpanMin };

/** Where the conductor stands. */
export interface ConductorStand {
  readonly atMs: number;
  /** The newest that is held: an end may lie after the instant on screen, never after this. */
  readonly edgeMs: number;
  readonly spanMin: SpanMin;
  readonly range: TimeRange | undefined;
}

const HALF_HOUR_MS = 1_800_000;

/** `[` and `]` put the ends of the range at the instant on screen, `\` takes it away, Z the window's width. */
export function conductorKey(
  key: { readonly key: string; readonly shiftKey: boolean },
  { atMs, edgeMs, spanMin, range }: ConductorStand,
): ConductorWish | undefined {
  const made = (aMs: number, bMs: number): ConductorWish | undefined => {
    const next = brushed(aMs, bMs, edgeMs);
    return next === undefined ? undefined : { type: 'range', range: next };
  };
  switch (key.key) {
    case '[': {
      // Until somebody ends it; at the edge there is nothing after it yet.
      const endMs = range !== undefined && range.toMs > atMs ? range.toMs : atMs + HALF_HOUR_MS;
      return made(atMs, Math.min(endMs, edgeMs)) ?? made(atMs - HALF_HOUR_MS, atMs);
    }
    case ']': {
      const isBefore = range !== undefined && range.fromMs < atMs;
      return made(isBefore ? range.fromMs : atMs - HALF_HOUR_MS, atMs);
    }
    case '\\':
      return { type: 'clear' };
    case 'Z':
      return { type: 'span', spanMin: nextSpan(spanMin, key.shiftKey ? 1 : -1) };
    default:
      return undefined;
  }
}
