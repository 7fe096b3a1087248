import {
  type DenseTopic,
  type FrameEntry,
  type FrameHead,
  type FrameHeader,
} from '../../contract/dense-frame.ts';
import { columnBytes, frameViews, type FrameShape } from '../../contract/frame-layout.ts';
import { baseOf, type DenseCodec } from './dense-codec.ts';
import { LINKS } from './dense-links.ts';
import { frameNames } from './dense-names.ts';
import { POSITIONS } from './dense-positions.ts';
import type { DenseEvents, DenseTable } from './dense-table.ts';

const CODECS: { readonly [T in DenseTopic]: DenseCodec<T> } = {
  positions: POSITIONS,
  links: LINKS,
};

/** Where a changed frame stands: `after` is the `seq` of the frame before it. */
export interface ChangesHead extends FrameHead {
  readonly after: number;
}

/** All of a table; stands for itself. */
export function keyFrame<T extends DenseTopic>(table: DenseTable<T>, head: FrameHead): Uint8Array {
  const { topic, rows } = table;
  const slots = rows.map((_, slot) => slot);
  const filled = slots.filter((slot) => rows[slot] !== undefined);
  const shape = { capacity: rows.length, rows: rows.length, slots: 'all' } as const;
  return encode(table, head, shape, { topic, slots, told: filled, removed: [] });
}

/**
 * What leads from one table to another; undefined when nothing does. Smallest where `after` was
 * made from `before` by `nextTable`, right for any two.
 */
export function changesFrame<T extends DenseTopic>(
  before: DenseTable<T>,
  after: DenseTable<T>,
  head: ChangesHead,
): Uint8Array | undefined {
  if (before === after) return undefined;
  const { isSameEntry } = CODECS[after.topic];
  const slots: number[] = [];
  const told: number[] = [];
  const removed: number[] = [];
  const most = Math.max(before.rows.length, after.rows.length);
  for (let slot = 0; slot < most; slot += 1) {
    const old: DenseEvents[T] | undefined = before.rows[slot];
    const row: DenseEvents[T] | undefined = after.rows[slot];
    if (old === row) continue;
    if (row === undefined) {
      removed.push(slot);
      continue;
    }
    slots.push(slot);
    if (old === undefined || !isSameEntry(old, row)) told.push(slot);
  }
  if (slots.length === 0 && removed.length === 0) return undefined;
  const capacity = after.rows.length;
  const isFewer = 4 * slots.length < capacity / 8;
  const shape = { capacity, rows: slots.length, slots: isFewer ? 'list' : 'bits' } as const;
  return encode(after, head, shape, { topic: after.topic, slots, told, removed });
}

interface Told<T extends DenseTopic> {
  readonly topic: T;
  /** Slots of the rows, ascending. */
  readonly slots: readonly number[];
  /** Slots whose static part is told. */
  readonly told: readonly number[];
  readonly removed: readonly number[];
}

const TEXT = new TextEncoder();

function encode<T extends DenseTopic>(
  table: DenseTable<T>,
  head: FrameHead | ChangesHead,
  shape: FrameShape,
  { topic, slots, told, removed }: Told<T>,
): Uint8Array {
  const { entryOf, write } = CODECS[topic];
  const names = frameNames();
  const baseMs = baseOf(head.now);
  const bytes = new ArrayBuffer(columnBytes(topic, shape));
  const views = frameViews(topic, shape, bytes, 0);
  for (const [row, slot] of slots.entries()) {
    write(views.columns, row, table.rows[slot], { baseMs, names });
    if (shape.slots === 'list') views.slots[row] = slot;
    if (shape.slots === 'bits')
      views.slots[slot >> 3] = (views.slots[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  const entries = told.flatMap((slot): FrameEntry[T][] => {
    const event = table.rows[slot];
    return event === undefined ? [] : [entryOf(event, slot, names)];
  });
  const header: FrameHeader<T> = {
    ...head,
    topic,
    ...shape,
    baseMs,
    removed,
    entries,
    feeds: names.feeds,
    routes: names.routes,
    stops: names.stops,
    marks: names.marks,
    heard: newestHeard(slots.map((slot) => table.rows[slot])),
  };
  return joined(TEXT.encode(JSON.stringify(header)), new Uint8Array(bytes));
}

function newestHeard(
  events: readonly (DenseEvents[DenseTopic] | undefined)[],
): FrameHeader['heard'] {
  const newest = new Map<string, { readonly at: string; readonly rawId: string }>();
  for (const event of events) {
    if (event === undefined || event.data.provenance.rawId === '') continue;
    const { feed, rawId } = event.data.provenance;
    const held = newest.get(feed);
    if (held === undefined || held.at < event.recordedtime) {
      newest.set(feed, { at: event.recordedtime, rawId });
    }
  }
  return Object.fromEntries(newest);
}

const BLANK = 32;

/** Length, header, columns; blanks after the header so that the columns are aligned. */
function joined(header: Uint8Array, columns: Uint8Array): Uint8Array {
  const headerBytes = Math.ceil(header.byteLength / 4) * 4;
  const frame = new Uint8Array(4 + headerBytes + columns.byteLength).fill(
    BLANK,
    4,
    4 + headerBytes,
  );
  new DataView(frame.buffer).setUint32(0, headerBytes, true);
  frame.set(header, 4);
  frame.set(columns, 4 + headerBytes);
  return frame;
}
