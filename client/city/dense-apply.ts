import type { DenseTopic, PositionEntry, RowMark } from '../../contract/dense-frame.ts';
import { clearSlots, grown, newColumns, writeRows } from './dense-columns.ts';
import type { DecodedFrame } from './dense-decode.ts';
import type { DenseTable, DenseTables, TableEntries } from './dense-table.ts';

/** A table that has not been told yet. */
function emptyTable<T extends DenseTopic>(topic: T): DenseTable<T> {
  const columns = newColumns(topic, 0);
  return { topic, position: undefined, length: 0, entries: [], columns, marks: [], heard: {} };
}

/** Nothing is known of vehicles and road speeds. */
export function noTables(): DenseTables {
  return { positions: emptyTable('positions'), links: emptyTable('links') };
}

export type FrameApplied<T extends DenseTopic> =
  | { readonly status: 'applied'; readonly table: DenseTable<T> }
  | { readonly status: 'repeat' }
  | { readonly status: 'gap' };

/**
 * Applies one frame: a key frame replaces what was held, another follows only the frame it names.
 * An old one is a repeat, anything else a gap that asks for a key frame. Never a silent hole.
 */
export function applyFrame<T extends DenseTopic>(
  table: DenseTable<T>,
  frame: DecodedFrame<T>,
): FrameApplied<T> {
  const { epoch, seq, after, capacity } = frame.header;
  if (after === undefined) {
    const columns = newColumns(table.topic, capacity);
    return { status: 'applied', table: written({ ...emptyTable(table.topic), columns }, frame) };
  }
  if (table.position?.epoch !== epoch) return { status: 'gap' };
  if (seq <= table.position.seq) return { status: 'repeat' };
  if (after !== table.position.seq) return { status: 'gap' };
  const hasRoom = capacity <= table.columns.mark.length;
  // Room for a quarter more, so that a growing table is not copied at each frame.
  const columns = hasRoom
    ? table.columns
    : grown(table.topic, table.columns, Math.ceil(capacity * 1.25));
  return { status: 'applied', table: written({ ...table, columns }, frame) };
}

function written<T extends DenseTopic>(
  table: DenseTable<T>,
  frame: DecodedFrame<T>,
): DenseTable<T> {
  const { header } = frame;
  const { topic, columns } = table;
  const { marks, markAt } = withMarks(table.marks, header.marks);
  writeRows({ topic, baseMs: header.baseMs }, columns, frame, markAt);
  clearSlots(topic, columns, header.removed);
  return {
    topic,
    position: { epoch: header.epoch, seq: header.seq },
    length: header.capacity,
    entries: entriesAfter(table.entries, frame),
    columns,
    marks,
    heard: { ...table.heard, ...header.heard },
  };
}

function entriesAfter<T extends DenseTopic>(
  held: readonly (TableEntries[T] | undefined)[],
  { header }: DecodedFrame<T>,
): readonly (TableEntries[T] | undefined)[] {
  const { entries, removed, capacity } = header;
  if (entries.length === 0 && removed.length === 0 && held.length === capacity) return held;
  const after = Array.from({ length: capacity }, (_, slot) => held[slot]);
  for (const slot of removed) if (slot < capacity) after[slot] = undefined;
  for (const entry of entries) {
    const { slot, feed, route, stop, ...rest } = entry as PositionEntry;
    after[slot] = {
      ...rest,
      feed: header.feeds[feed] ?? '',
      ...(route === undefined ? {} : { route: header.routes[route] }),
      ...(stop === undefined ? {} : { stop: header.stops[stop] }),
    } as TableEntries[T];
  }
  return after;
}

/** The marks of a table and of a frame in one list, and where each of the frame's is in it. */
function withMarks(
  held: readonly RowMark[],
  told: readonly RowMark[],
): { readonly marks: readonly RowMark[]; readonly markAt: readonly number[] } {
  const marks = [...held];
  const markAt = told.map((mark) => {
    const place = marks.findIndex((other) => isSameMark(other, mark));
    return place === -1 ? marks.push(mark) - 1 : place;
  });
  return { marks, markAt };
}

function isSameMark(a: RowMark, b: RowMark): boolean {
  return a.basis === b.basis && a.flags.join() === b.flags.join();
}
