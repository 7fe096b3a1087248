import type { DatastreamEntry } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import type { HistoryView } from './history-view.ts';

/** Every datastream the history knows, by name. */
export function datastreamEntries(view: HistoryView): readonly DatastreamEntry[] {
  const { all } = view.series();
  const counts = new Map(
    Array.from(
      view.rows<readonly [number, number, number, number]>(
        'select id, first_at, last_at, count from series',
      ),
      ([id, ...rest]) => [id, rest] as const,
    ),
  );
  return all.flatMap(({ id, datastream, observedProperty, unit, name, feed, districts }) => {
    const held = counts.get(id);
    if (held === undefined) return [];
    const [firstAt, lastAt, count] = held;
    return [
      {
        datastream,
        observedProperty,
        unit,
        name,
        feed,
        districts,
        firstAt: instantOf(firstAt),
        lastAt: instantOf(lastAt),
        count,
      },
    ];
  });
}
