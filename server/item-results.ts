import type { CityEvent } from '../contract/event.ts';
import type { RowReading } from './feed-kit/reading.ts';

/** `skipped` = read, and rightly not of this city. */
export interface ItemResult {
  /** Place in what was sent, from 0. */
  readonly index: number;
  /** The source's own key. */
  readonly id?: string;
  readonly status: 'accepted' | 'duplicate' | 'rejected' | 'skipped';
  readonly reason?: string;
}

/** What became of each row: `events` are the reading's, in the order of its rows. */
export function itemResults(
  rows: readonly RowReading[],
  events: readonly CityEvent[],
  fresh: ReadonlySet<CityEvent>,
): readonly ItemResult[] {
  let taken = 0;
  return rows.map((row, index) => {
    const item = { index, ...(row.id === undefined ? {} : { id: row.id }) };
    if ('why' in row) return { ...item, status: 'rejected', reason: row.why };
    const own = events.slice(taken, taken + row.events);
    taken += row.events;
    if (own.length === 0) return { ...item, status: 'skipped' };
    if (own.some((event) => fresh.has(event))) return { ...item, status: 'accepted' };
    return { ...item, status: 'duplicate', reason: 'already known' };
  });
}
