import { parse } from 'csv-parse/sync';

/** More rows no table of a city has. */
const MAX_ROWS = 300_000;

/** Rows of a CSV table, only these columns in this order; an absent column gives empty texts. */
export function csvRows(
  table: Uint8Array,
  columns: readonly string[],
): readonly (readonly string[])[] {
  const [header = [], ...rows] = parse(table, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    to: MAX_ROWS,
  });
  const places = columns.map((column) => header.indexOf(column));
  return rows.map((row) => places.map((place) => row[place] ?? ''));
}
