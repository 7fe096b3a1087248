import type { HistoryHole } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import type { HistoryView } from './history-view.ts';

/** An answer names no more than these, the newest. */
const MOST = 100;

/** From the last change that is known before it to the first after it. */
const HOLES = `select coalesce(before, after), after from (
    select (select at from step where seq < seq_from order by seq desc limit 1) as before,
      (select at from step where seq >= seq_to order by seq limit 1) as after
    from hole order by seq_from desc)
  where coalesce(before, after) < ? and after >= ? limit ${MOST}`;

/**
 * Where within a span, by the time of arrival, the log did not keep every change, or its end
 * is not taken yet, oldest first; told
 * `shiftMs` later. A member of an answer, absent where all is known.
 */
export function holesWithin(
  view: HistoryView,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  shiftMs = 0,
): { readonly holes?: readonly HistoryHole[] } {
  const found = view.rows<readonly [number, number]>(HOLES, toMs, fromMs).toReversed();
  const { missingTail: tail } = view;
  if (tail !== undefined && tail.fromMs < toMs && tail.toMs >= fromMs) {
    found.push([tail.fromMs, tail.toMs]);
  }
  if (found.length === 0) return {};
  const told = found.map(([from, to]) => ({
    from: instantOf(from + shiftMs),
    to: instantOf(to + shiftMs),
  }));
  return { holes: told };
}
