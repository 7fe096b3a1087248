/** Where the keyboard stands in the lines, and where a range that is being marked began. */
export interface TableCursor {
  readonly active: number;
  readonly anchor: number;
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const clamped = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

function goal(key: string, active: number, count: number, pageLines: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return active - 1;
    case 'ArrowDown':
      return active + 1;
    case 'PageUp':
      return active - pageLines;
    case 'PageDown':
      return active + pageLines;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * Where a key leads: arrows, Home, End, Page Up and Page Down, with Shift marking what lies between;
 * Ctrl-A marks all. `undefined` = the key is none of the table's.
 */
export function movedCursor(
  { active, anchor }: TableCursor,
  { key, shiftKey, ctrlKey, metaKey }: Pressed,
  count: number,
  pageLines: number,
): TableCursor | undefined {
  if (count === 0) return undefined;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') return { active: count - 1, anchor: 0 };
  const to = goal(key, active, count, pageLines);
  if (to === undefined) return undefined;
  // The first arrow after opening goes to the first row, not past it.
  const next =
    active < 0 ? (key === 'ArrowUp' || key === 'End' ? count - 1 : 0) : clamped(to, count);
  return { active: next, anchor: shiftKey ? (anchor < 0 ? next : anchor) : next };
}

/** First and last of the lines that are marked. */
export function markedRange({ active, anchor }: TableCursor): readonly [number, number] {
  return [Math.min(active, anchor), Math.max(active, anchor)];
}
