import type { Position, Topic } from './delta.ts';
import type { Basis, Flag, Instant, Threshold } from './event.ts';
import type { DistrictCode, Geometry, Text } from './place.ts';
import type { PositionData } from './position.ts';

/**
 * Topics whose rows travel in columns, never in the JSON of a snapshot or delta.
 *
 * A frame is one block of bytes, little-endian: `uint32` length of the header, the header as UTF-8
 * JSON (`FrameHeader`; padded with blanks, so that what follows is 4-aligned), then the slots if
 * `slots` is `list` (`uint32` a row), then the columns in the order of `FRAME_COLUMNS`, then the
 * slots if `slots` is `bits` (one bit a slot, lowest first). Every column can be read where it lies.
 * On a WebSocket that agreed to `permessage-deflate` a frame is packed on its way and unpacked before
 * it is handed out: a key frame of 7,000 vehicles takes 170 KB, not 900.
 *
 * A thing keeps its slot while it is in force. A key frame tells all slots; the frames after it only
 * what changed. `NaN` is no value, never 0.
 */
export const DENSE_TOPICS = ['positions', 'links'] as const satisfies readonly Topic[];
export type DenseTopic = (typeof DENSE_TOPICS)[number];

/**
 * Columns of a row, widest numbers first, so that each is aligned.
 *
 * - `place`: longitude and latitude, degrees; as 32-bit numbers they are exact to 0.4 m at Seoul.
 * - `bearingDeg`, `speedKmh`: as in `PositionData`. `result`: in the unit of the entry; `NaN` also
 *   where the source gives words.
 * - `at`: ms after `baseMs`, when it was so; when it was heard, if its own clock is ahead. 0 and
 *   4294967295 mean so early or late that they cannot be counted.
 * - `mark`: index into `marks`.
 * - `status`: `1 + STOP_STATUSES.indexOf` in bits 0–2, `1 + OCCUPANCIES.indexOf` in bits 3–5; 0 = not told.
 * - `quality`: index into `QUALITIES`.
 */
export const FRAME_COLUMNS = {
  positions: {
    place: { type: 'float32', size: 2 },
    bearingDeg: { type: 'float32', size: 1 },
    speedKmh: { type: 'float32', size: 1 },
    at: { type: 'uint32', size: 1 },
    mark: { type: 'uint16', size: 1 },
    status: { type: 'uint8', size: 1 },
  },
  links: {
    result: { type: 'float32', size: 1 },
    at: { type: 'uint32', size: 1 },
    mark: { type: 'uint16', size: 1 },
    quality: { type: 'uint8', size: 1 },
  },
} as const satisfies Readonly<Record<DenseTopic, Readonly<Record<string, ColumnType>>>>;

interface ColumnType {
  readonly type: keyof typeof COLUMN_ARRAYS;
  /** Numbers a row. */
  readonly size: number;
}

export const COLUMN_ARRAYS = {
  float32: Float32Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
} as const;

type ColumnsOf<T extends DenseTopic> = (typeof FRAME_COLUMNS)[T];

/** Typed arrays by column, of a frame or of a table. */
export type FrameColumns<T extends DenseTopic> = {
  readonly [K in keyof ColumnsOf<T>]: ColumnsOf<T>[K] extends ColumnType
    ? InstanceType<(typeof COLUMN_ARRAYS)[ColumnsOf<T>[K]['type']]>
    : never;
};

/** How a value is to be read; the first of a frame is always the plain one. */
export interface RowMark {
  readonly flags: readonly Flag[];
  readonly basis?: Basis;
}

/** What is static of a vehicle; numbers are indexes into the lists of the same frame. */
export interface PositionEntry {
  readonly slot: number;
  readonly subject: string;
  readonly name: Text;
  readonly mode: PositionData['mode'];
  readonly feed: number;
  readonly route?: number;
  /** The stop it is at or comes to next. */
  readonly stop?: number;
}

/** What is static of a road link. */
export interface LinkEntry {
  readonly slot: number;
  readonly subject: string;
  readonly name: Text;
  readonly feed: number;
  /** UCUM, of `result`. */
  readonly unit: string;
  /** Exact, unlike the places of vehicles. */
  readonly geometry: Geometry | null;
  readonly districts: readonly DistrictCode[];
  readonly thresholds?: readonly Threshold[];
}

export interface FrameEntry {
  readonly positions: PositionEntry;
  readonly links: LinkEntry;
}

/** A route or stop. */
export interface NamedId {
  readonly id: string;
  readonly name?: Text;
}

/** Where a frame stands in its timeline. */
export interface FrameHead extends Position {
  readonly now: Instant;
}

export interface FrameHeader<T extends DenseTopic = DenseTopic> extends FrameHead {
  readonly topic: T;
  /** `seq` of the frame of this topic before it; another than the one held is a hole. Absent = a key frame. */
  readonly after?: number;
  /** Slots of the table after this frame. */
  readonly capacity: number;
  /** Rows in the columns; of a key frame all slots, empty ones too. */
  readonly rows: number;
  readonly slots: 'all' | 'list' | 'bits';
  /** What `at` counts from, epoch ms. */
  readonly baseMs: number;
  /** Slots that are empty from here on. */
  readonly removed: readonly number[];
  /** Of things that are new or changed their static part; a slot without one is empty. */
  readonly entries: readonly FrameEntry[T][];
  readonly feeds: readonly string[];
  readonly routes: readonly NamedId[];
  readonly stops: readonly NamedId[];
  readonly marks: readonly RowMark[];
  /** By feed the newest answer that told a row of this frame: the way to the raw bytes. */
  readonly heard: Readonly<Record<string, { readonly at: Instant; readonly rawId: string }>>;
}
