import { KEEP_VALUES_MS } from './history-retention.ts';
import type { HistoryView } from './history-view.ts';

/** How far back the history reaches. */
export interface HeldSpan {
  /** It was built from here on; undefined while it is empty. */
  readonly fromMs: number | undefined;
  /** The newest change taken, by the timeline's clock. */
  readonly toMs: number | undefined;
  /** Single values from here on; before it, hours. */
  readonly valuesFromMs: number;
}

export function heldSpan(view: HistoryView): HeldSpan {
  const first = view.rows<[number]>('select at from step order by at limit 1')[0]?.[0];
  const last = view.rows<[number]>('select at from step order by at desc limit 1')[0]?.[0];
  return {
    fromMs: first,
    toMs: last,
    valuesFromMs: last === undefined ? 0 : last - KEEP_VALUES_MS,
  };
}
