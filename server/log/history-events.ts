import type { EventQuery, EventsPage } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { cursorOf } from './history-cursor.ts';
import { eventSource } from './history-event-source.ts';
import { filterOf, msOf, type EventFilter } from './history-filter.ts';
import { heldSpan } from './history-held-span.ts';
import { holesWithin } from './history-holes.ts';
import { observationSource } from './history-observation-source.ts';
import type { Found, Stretch } from './history-source.ts';
import type { HistoryView } from './history-view.ts';

/** One page, newest recorded first. What is added later stands before the first page: cursors stay right. */
export function eventsPage(view: HistoryView, query: EventQuery): EventsPage {
  const filter = filterOf(view, query);
  const { limit } = query;
  const found: Found[] = [];
  const sources = [observationSource(view, filter), eventSource(view, filter)].filter(
    (source) => source !== undefined,
  );
  for (const stretch of sources.length === 0 ? [] : stretches(view, filter)) {
    view.check();
    const wanted = limit + 1 - found.length;
    const here = sources.flatMap((source) => source.within(stretch, wanted));
    found.push(...here.toSorted(newestFirst).slice(0, wanted));
    if (found.length > limit) break;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const held = heldSpan(view);
  return {
    events: shown.map(({ event }) => event()),
    ...(last === undefined ? {} : { next: cursorOf(last) }),
    ...(held.fromMs === undefined ? {} : { heldFrom: instantOf(held.fromMs) }),
    ...holesWithin(view, arrivals(filter)),
  };
}

/** When the events of a question can have arrived; what is late speaks of a time before it. */
export function arrivals({ fromMs, toMs, query: { knownAt } }: EventFilter): {
  readonly fromMs: number;
  readonly toMs: number;
} {
  return { fromMs, toMs: knownAt === undefined ? toMs : Math.min(toMs, msOf('knownAt', knownAt)) };
}

function newestFirst(a: Found, b: Found): number {
  return b.seq - a.seq || b.nth - a.nth;
}

/** Blocks of the log that may hold what is asked, newest first. */
export function* stretches(view: HistoryView, filter: EventFilter): Generator<Stretch> {
  const { fromMs, toMs, maxSeq, masks } = filter;
  const rows = view.rows<readonly [number, number]>(
    `select seq_from, seq_to from block
     where seq_from < ? and time_max >= ? and time_min < ?
       and kinds & ? <> 0 and domains & ? <> 0 and (? = 0 or severities & ? <> 0)
     order by seq_to desc`,
    maxSeq,
    fromMs,
    toMs,
    masks.kinds,
    masks.domains,
    masks.severities,
    masks.severities,
  );
  for (const [seqAfter, seqTo] of rows) yield { seqAfter, seqTo: Math.min(seqTo, maxSeq) };
}
