import type { TableCursor } from './table-cursor.ts';
import type { TableLine } from './table-lines.ts';

/** Where the keyboard stands, and in which lines it stands there. */
export interface PlacedCursor {
  readonly cursor: TableCursor;
  readonly lines: readonly TableLine[];
  /** Subject of what was last taken, here or elsewhere. */
  readonly taken: string | undefined;
  /** A line that is to come into sight; another object each time. */
  readonly sight: { readonly at: number } | undefined;
}

/** Nowhere, before there are any lines. */
export const NOT_PLACED: PlacedCursor = {
  cursor: { active: -1, anchor: -1 },
  lines: [],
  taken: undefined,
  sight: undefined,
};

/**
 * The same in other lines: rows come and go with the clock, and the keyboard stays on the line it was
 * on. The row of what was taken elsewhere, e.g. on the map, comes into sight.
 */
export function placedIn(
  before: PlacedCursor,
  lines: readonly TableLine[],
  subject: string | undefined,
): PlacedCursor {
  const { cursor, taken, sight } = before;
  const id = before.lines[cursor.active]?.id;
  const same = id === undefined ? cursor.active : lines.findIndex((line) => line.id === id);
  const kept = same === cursor.active ? cursor : { active: same, anchor: same };
  if (subject === taken) return { cursor: kept, lines, taken, sight };
  const at = lines.findIndex((line) => line.type === 'row' && line.thing.subject === subject);
  return at < 0
    ? { cursor: kept, lines, taken: subject, sight }
    : { cursor: { active: at, anchor: at }, lines, taken: subject, sight: { at } };
}
