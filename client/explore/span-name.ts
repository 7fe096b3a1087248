import type { SpanMin } from './explore-view.ts';

/** Word and number of how wide the window of the time is: 30 minutes, 6½ hours, 3 days. */
export function spanName(spanMin: SpanMin): { readonly path: string; readonly n: number } {
  if (spanMin < 60) return { path: 'explore/conductor/minutes', n: spanMin };
  if (spanMin > 1440) return { path: 'explore/conductor/days', n: spanMin / 1440 };
  const path = spanMin % 60 === 0 ? 'explore/conductor/hours' : 'explore/conductor/hoursHalf';
  return { path, n: Math.floor(spanMin / 60) };
}
