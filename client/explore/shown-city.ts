import type { Kind } from '../../contract/event.ts';
import type { DenseTopic } from '../../contract/dense-frame.ts';
import type { City } from '../city/city.ts';
import type { DenseTable } from '../city/dense-table.ts';
import type { Thing } from './thing.ts';

/** The same table with only the rows of these subjects; the numbers are the same arrays. */
function narrowTable<T extends DenseTopic>(
  table: DenseTable<T>,
  subjects: ReadonlySet<string>,
): DenseTable<T> {
  const isWhole = table.entries.every(
    (entry) => entry === undefined || subjects.has(entry.subject),
  );
  if (isWhole) return table;
  const entries = table.entries.map((entry) =>
    entry !== undefined && subjects.has(entry.subject) ? entry : undefined,
  );
  return { ...table, entries };
}

/** The same map with only these subjects. */
function narrowMap<E>(
  found: ReadonlyMap<string, E>,
  subjects: ReadonlySet<string>,
): ReadonlyMap<string, E> {
  const kept = [...found].filter(([subject]) => subjects.has(subject));
  return kept.length === found.size ? found : new Map(kept);
}

/**
 * The city with only the rows that are shown, of the kinds that they are of: what the layers of the
 * wall draw of it are these rows and no others. Kinds that no row is of stay whole: layers look there
 * for what rows are tied to, e.g. the lamp that a citizen reports.
 */
export function shownCity(city: City, rows: readonly Thing[]): City {
  const kinds = new Set<Kind>(rows.map(({ kind }) => kind));
  const subjects = new Set(rows.map(({ subject }) => subject));
  const byKind = Object.fromEntries(
    Object.entries(city.byKind).map(([kind, found]: [string, ReadonlyMap<string, unknown>]) => [
      kind,
      kinds.has(kind as Kind) ? narrowMap(found, subjects) : found,
    ]),
  ) as City['byKind'];
  return {
    ...city,
    byKind,
    dense: {
      positions: narrowTable(city.dense.positions, subjects),
      links: narrowTable(city.dense.links, subjects),
    },
  };
}
