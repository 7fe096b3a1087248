import { hourOf, hourStart } from './history-hours.ts';
import type { HistoryView } from './history-view.ts';

/**
 * Hours with rows in a table, as SQL to begin a query with; bound are first, last and last again, both
 * included. Each hour is looked up from the one before: a span costs what is held in it, not its length.
 */
export const heldHoursOf = (table: 'tally' | 'rollup' | 'observation'): string =>
  `with recursive hours (hour) as (
     select min(hour) from ${table} where hour between ? and ?
     union all
     select (select min(hour) from ${table} where hour > hours.hour and hour <= ?)
     from hours where hours.hour is not null)`;

/** Hours of a span, both ends included, that have rows in a table; oldest first. */
export function heldHours(
  view: HistoryView,
  table: 'tally' | 'rollup' | 'observation',
  first: number,
  last: number,
): readonly number[] {
  const rows = view.rows<readonly [number]>(
    `${heldHoursOf(table)} select hour from hours where hour is not null`,
    first,
    last,
    last,
  );
  return Array.from(rows, ([hour]) => hour);
}

/** The first hour, from one on up to a last one, with a version of a kind; undefined = there is none. */
export function nextHourWith(
  view: HistoryView,
  kind: number,
  first: number,
  last: number,
): number | undefined {
  const { phaseMs } = view;
  const [row] = view.rows<readonly [number | null]>(
    'select min(time) from event where kind = ? and time >= ? and time < ?',
    kind,
    hourStart(first, phaseMs),
    hourStart(last + 1, phaseMs),
  );
  const time = row?.[0] ?? undefined;
  return time === undefined ? undefined : hourOf(time, phaseMs);
}
