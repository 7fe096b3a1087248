import type { TableView } from './explore-view.ts';

/** The table changed so; groups that were closed are none of another grouping. */
export function tableWith(table: TableView, patch: Partial<TableView>): TableView {
  const next = { ...table, ...patch };
  if (next.group === table.group) return next;
  const { closed: _closed, ...rest } = next;
  return rest;
}
