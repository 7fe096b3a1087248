import {
  COLUMN_ARRAYS,
  FRAME_COLUMNS,
  type DenseTopic,
  type FrameColumns,
  type FrameHeader,
} from './dense-frame.ts';

/** What decides where the columns of a frame lie. */
export type FrameShape = Pick<FrameHeader, 'capacity' | 'rows' | 'slots'>;

/** The slots and columns of a frame where they lie. */
export interface FrameViews<T extends DenseTopic> {
  /** Slots in `list`, bits in `bits`; empty for `all`. */
  readonly slots: Uint32Array | Uint8Array;
  readonly columns: FrameColumns<T>;
}

/** Bytes of the slots and columns. */
export function columnBytes(topic: DenseTopic, shape: FrameShape): number {
  const specs = Object.values(FRAME_COLUMNS[topic]);
  const rowBytes = specs.reduce(
    (sum, { type, size }) => sum + size * COLUMN_ARRAYS[type].BYTES_PER_ELEMENT,
    0,
  );
  return rowBytes * shape.rows + slotBytes(shape);
}

function slotBytes({ capacity, rows, slots }: FrameShape): number {
  if (slots === 'all') return 0;
  return slots === 'list' ? 4 * rows : Math.ceil(capacity / 8);
}

/** Views on `buffer` from byte `start`, which is a multiple of 4: nothing is copied. */
export function frameViews<T extends DenseTopic>(
  topic: T,
  shape: FrameShape,
  buffer: ArrayBuffer,
  start: number,
): FrameViews<T> {
  let at = start;
  const isList = shape.slots === 'list';
  const list = new Uint32Array(buffer, at, isList ? shape.rows : 0);
  at += list.byteLength;
  const columns = Object.fromEntries(
    Object.entries(FRAME_COLUMNS[topic]).map(([name, { type, size }]) => {
      const view = new COLUMN_ARRAYS[type](buffer, at, size * shape.rows);
      at += view.byteLength;
      return [name, view];
    }),
  ) as FrameColumns<T>;
  const bits = shape.slots === 'bits' ? slotBytes(shape) : 0;
  return { slots: isList ? list : new Uint8Array(buffer, at, bits), columns };
}
