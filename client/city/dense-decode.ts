import {
  DENSE_TOPICS,
  type DenseTopic,
  type FrameColumns,
  type FrameHeader,
} from '../../contract/dense-frame.ts';
import { columnBytes, frameViews } from '../../contract/frame-layout.ts';
import { isFrameHeader } from './dense-header.ts';

/** A frame as it lies in the bytes that came: its columns are views on them. */
export interface DecodedFrame<T extends DenseTopic = DenseTopic> {
  readonly header: FrameHeader<T>;
  readonly columns: FrameColumns<T>;
  /** Slot of each row, ascending. */
  readonly slots: Uint32Array;
}

export type Decoded =
  | { readonly ok: true; readonly frame: DecodedFrame }
  | { readonly ok: false; readonly problem: string };

const TEXT = new TextDecoder();
/** More things than a city has. */
const MOST_SLOTS = 4_000_000;

const refused = (problem: string): Decoded => ({ ok: false, problem });

/** Reads a frame; of bytes that are none it says why. */
export function decodeFrame(bytes: Uint8Array | ArrayBuffer): Decoded {
  const block = aligned(bytes);
  if (block.byteLength < 4) return refused('shorter than its length');
  const headerBytes = new DataView(block.buffer, block.byteOffset).getUint32(0, true);
  const start = 4 + headerBytes;
  if (start > block.byteLength || start % 4 !== 0) return refused('header outside the frame');
  const header = parsed(TEXT.decode(block.subarray(4, start)));
  if (!isFrameHeader(header)) return refused('no frame header');
  const { topic, capacity, rows, marks } = header;
  if (!DENSE_TOPICS.includes(topic)) return refused('no dense topic');
  if (capacity > MOST_SLOTS || rows > capacity) return refused('more rows than slots');
  if (header.slots === 'all' && rows !== capacity) return refused('fewer rows than slots');
  const wanted = columnBytes(topic, header);
  if (block.byteLength - start !== wanted) return refused('columns of another length');
  const views = frameViews(topic, header, block.buffer, block.byteOffset + start);
  const slots = slotsOf(header, views.slots);
  if (slots === undefined) return refused('slots outside the table');
  if (!areBelow(views.columns.mark, Math.max(1, marks.length))) return refused('unknown mark');
  return { ok: true, frame: { header, columns: views.columns, slots } };
}

/** Columns can be read where they lie only from a multiple of 4. */
function aligned(bytes: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  const { buffer, byteOffset, byteLength } = bytes;
  const isHere = byteOffset % 4 === 0 && buffer instanceof ArrayBuffer;
  return isHere ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Plain loops: thousands of rows are read many times a second. */
function areBelow(numbers: Uint16Array, limit: number): boolean {
  let bits = 0;
  for (let row = 0; row < numbers.length; row += 1) bits |= numbers[row] ?? 0;
  // None is greater than all their bits together; only where those are too many each is compared.
  return bits < limit || numbers.every((number) => number < limit);
}

function slotsOf(
  { slots, capacity, rows }: FrameHeader,
  told: Uint32Array | Uint8Array,
): Uint32Array | undefined {
  if (told instanceof Uint32Array) return isAscending(told, capacity) ? told : undefined;
  const found = slots === 'all' ? firstSlots(rows) : slotsOfBits(told, rows);
  const isWithin = (found?.at(-1) ?? -1) < capacity;
  return isWithin ? found : undefined;
}

/** 0, 1, 2 …, made once for the largest table so far: copying is faster than counting. */
let counted = new Uint32Array();

function firstSlots(rows: number): Uint32Array {
  if (counted.length < rows) counted = new Uint32Array(rows).map((_, slot) => slot);
  return counted.subarray(0, rows);
}

const FULL = 0xff;

function slotsOfBits(bits: Uint8Array, rows: number): Uint32Array | undefined {
  const all = firstSlots(8 * bits.length);
  const found = new Uint32Array(rows);
  let row = 0;
  for (let byte = 0; byte < bits.length; byte += 1) {
    const first = byte;
    while (bits[byte] === FULL) byte += 1;
    if (row + 8 * (byte - first) > rows) return undefined;
    found.set(all.subarray(8 * first, 8 * byte), row);
    row += 8 * (byte - first);
    for (let left = bits[byte] ?? 0; left !== 0; left &= left - 1) {
      if (row === rows) return undefined;
      // The lowest bit that is left.
      found[row] = 8 * byte + 31 - Math.clz32(left & -left);
      row += 1;
    }
  }
  return row === rows ? found : undefined;
}

function isAscending(slots: Uint32Array, capacity: number): boolean {
  let next = 0;
  for (let row = 0; row < slots.length; row += 1) {
    const slot = slots[row] ?? capacity;
    if (slot < next || slot >= capacity) return false;
    next = slot + 1;
  }
  return true;
}
