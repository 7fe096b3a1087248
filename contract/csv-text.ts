/** What stands in a field of an export; `null` = nothing is known. */
export type Cell = string | number | boolean | null;

/** Without it, Excel in Korean reads UTF-8 as CP949. */
export const BYTE_ORDER_MARK = '\u{FEFF}';

/** A text that a table program would take for a formula; also after blanks, and in full width. */
const FORMULA = /^[\s\0]*[=+\-@\t\r\0＝＋－＠]/u;
const TO_QUOTE = /[",;\t\r\n]|^\s|\s$/;

/**
 * One row by RFC 4180; a tab between fields is for the clipboard. Numbers stay numbers, whatever
 * their sign; a text that would be run as a formula begins with an apostrophe; `null` is an empty
 * field.
 */
export function csvRow(cells: readonly Cell[], separator: ',' | '\t' = ','): string {
  return `${cells.map(field).join(separator)}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
