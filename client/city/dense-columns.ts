import { COLUMN_ARRAYS, FRAME_COLUMNS, type DenseTopic } from '../../contract/dense-frame.ts';
import type { DecodedFrame } from './dense-decode.ts';
import type { TableColumns } from './dense-table.ts';

type Column = Float32Array | Float64Array | Uint32Array | Uint16Array | Uint8Array;
type Columns = Readonly<Record<string, Column>>;

/** Largest `at`: later than can be counted. */
const MAX_AT = 2 ** 32 - 1;

/** Empty columns of so many slots. */
export function newColumns<T extends DenseTopic>(topic: T, slots: number): TableColumns<T> {
  const made = Object.entries(FRAME_COLUMNS[topic]).map(([name, { type, size }]) =>
    name === 'at'
      ? ['atMs', new Float64Array(slots).fill(Number.NaN)]
      : [name, new COLUMN_ARRAYS[type](size * slots).fill(Number.NaN)],
  );
  return Object.fromEntries(made) as TableColumns<T>;
}

/** The same numbers with room for more slots. */
export function grown<T extends DenseTopic>(
  topic: T,
  held: TableColumns<T>,
  slots: number,
): TableColumns<T> {
  const made = newColumns(topic, slots);
  for (const [name, column] of Object.entries(made)) column.set((held as Columns)[name] ?? []);
  return made;
}

/** Writes the rows of a frame to their slots; `markAt` leads from its marks to the table's. */
export function writeRows<T extends DenseTopic>(
  { topic, baseMs }: { readonly topic: T; readonly baseMs: number },
  to: TableColumns<T>,
  { columns, slots }: DecodedFrame,
  markAt: readonly number[],
): void {
  for (const [name, { size }] of Object.entries(FRAME_COLUMNS[topic])) {
    const from = (columns as Columns)[name];
    if (from === undefined) continue;
    if (name === 'at') writeInstants(to.atMs, from, slots, baseMs);
    else if (name === 'mark') writeMarks((to as Columns)[name], from, slots, markAt);
    else writeNumbers((to as Columns)[name], from, slots, size);
  }
}

function writeNumbers(
  to: Column | undefined,
  from: Column,
  slots: Uint32Array,
  size: number,
): void {
  if (to === undefined) return;
  if (isRun(slots)) {
    to.set(from, size * (slots[0] ?? 0));
    return;
  }
  for (let row = 0; row < slots.length; row += 1) {
    const slot = slots[row] ?? 0;
    for (let part = 0; part < size; part += 1) {
      to[size * slot + part] = from[size * row + part] ?? Number.NaN;
    }
  }
}

/** Slots without one between them are copied as a block. */
function isRun(slots: Uint32Array): boolean {
  return (slots.at(-1) ?? 0) - (slots[0] ?? 0) === slots.length - 1;
}

function writeInstants(to: Float64Array, from: Column, slots: Uint32Array, baseMs: number): void {
  for (let row = 0; row < slots.length; row += 1) {
    const at = from[row] ?? 0;
    to[slots[row] ?? 0] = at === 0 ? -Infinity : at === MAX_AT ? Infinity : baseMs + at;
  }
}

function writeMarks(
  to: Column | undefined,
  from: Column,
  slots: Uint32Array,
  markAt: readonly number[],
): void {
  const isSame = markAt.every((mark, place) => mark === place);
  if (isSame) return writeNumbers(to, from, slots, 1);
  if (to === undefined) return;
  for (let row = 0; row < slots.length; row += 1) {
    to[slots[row] ?? 0] = markAt[from[row] ?? 0] ?? 0;
  }
}

/** Leaves no number in slots that are empty. */
export function clearSlots<T extends DenseTopic>(
  topic: T,
  columns: TableColumns<T>,
  slots: readonly number[],
): void {
  for (const [name, { size }] of Object.entries(FRAME_COLUMNS[topic])) {
    const column = (columns as Columns)[name === 'at' ? 'atMs' : name];
    for (const slot of slots) column?.fill(Number.NaN, size * slot, size * (slot + 1));
  }
}
