import type { DenseTopic, FrameColumns, FrameEntry } from '../../contract/dense-frame.ts';
import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { FrameNames } from './dense-names.ts';
import type { DenseEvents } from './dense-table.ts';

/** How the events of one dense topic become columns. */
export interface DenseCodec<T extends DenseTopic> {
  /** The static part at a slot. */
  readonly entryOf: (event: DenseEvents[T], slot: number, names: FrameNames) => FrameEntry[T];
  /** Whether two events of one slot have the same static part. */
  readonly isSameEntry: (a: DenseEvents[T], b: DenseEvents[T]) => boolean;
  /** Writes row `row` of the columns; `undefined` is an empty slot. */
  readonly write: (
    columns: FrameColumns<T>,
    row: number,
    event: DenseEvents[T] | undefined,
    frame: RowFrame,
  ) => void;
}

/** What the rows of a frame share. */
export interface RowFrame {
  readonly baseMs: number;
  readonly names: FrameNames;
}

/** `at` reaches this far to both sides of a frame's own instant: 24 days. */
const HALF_SPAN_MS = 2 ** 31;
const MAX_AT = 2 ** 32 - 1;

export function baseOf(now: Instant): number {
  return instantMs(now) - HALF_SPAN_MS;
}

/** When it was so, from the base; when it was heard, if its own clock is ahead. */
export function atOf(
  { recordedtime, data }: DenseEvents[DenseTopic],
  { baseMs }: RowFrame,
): number {
  const isAhead = data.flags?.includes('future-time') === true;
  const ms = instantMs(isAhead ? recordedtime : data.phenomenonTime) - baseMs;
  return Math.min(MAX_AT, Math.max(0, ms));
}

export function isSameText(
  a: { readonly ko: string; readonly en?: string } | undefined,
  b: { readonly ko: string; readonly en?: string } | undefined,
): boolean {
  return a?.ko === b?.ko && a?.en === b?.en;
}
