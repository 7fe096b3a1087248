import type { CityEvent } from '../../contract/event.ts';
import type {
  EventQuery,
  HistoryHole,
  HistoryQueries,
  QueryFailure,
} from '../../contract/history.ts';
import { PAGE_MAX } from './events-query.ts';
import { present } from './query-parameters.ts';

/** Rows of one export. */
export const EXPORT_MAX = 100_000;

/** `cursor` is where an export that reached its limit stopped. */
interface ExportedPage {
  readonly events: readonly CityEvent[];
  readonly cursor?: string;
}

/** The history failed after an export had begun: it cannot be answered any more, only broken off. */
export class ExportBroken extends Error {}

/**
 * All pages of a query, or those from its cursor on, one in memory at a time; who reads slowly is
 * waited for. The first page is asked for before anything is yielded, so that a bad query can still
 * be answered as one.
 */
export async function exportedPages(
  history: HistoryQueries,
  filter: Omit<EventQuery, 'limit'>,
  max = EXPORT_MAX,
): Promise<({ readonly ok: false } & QueryFailure) | FoundPages> {
  const first = await history.events({ ...filter, limit: Math.min(PAGE_MAX, max) });
  if (!first.ok) return first;
  const pages = async function* (): Pages {
    let page = first.answer;
    let left = max;
    for (;;) {
      left -= page.events.length;
      const { next } = page;
      const isCut = left <= 0 && next !== undefined;
      yield { events: page.events, ...present({ cursor: isCut ? next : undefined }) };
      if (isCut || next === undefined) return;
      const found = await history.events({
        ...filter,
        limit: Math.min(PAGE_MAX, left),
        cursor: next,
      });
      if (!found.ok) throw new ExportBroken(found.detail);
      page = found.answer;
    }
  };
  return { ok: true, pages: pages(), ...present({ holes: first.answer.holes }) };
}

export interface FoundPages {
  readonly ok: true;
  readonly pages: Pages;
  readonly holes?: readonly HistoryHole[];
}

type Pages = AsyncGenerator<ExportedPage, void, undefined>;
