import type { Position } from '../../contract/delta.ts';
import type {
  DenseTopic,
  FrameColumns,
  FrameHeader,
  LinkEntry,
  NamedId,
  PositionEntry,
  RowMark,
} from '../../contract/dense-frame.ts';

/** What is static of a row, with its names in place of their numbers. */
export interface TableEntries {
  readonly positions: Omit<PositionEntry, 'slot' | 'feed' | 'route' | 'stop'> & {
    readonly feed: string;
    readonly route?: NamedId;
    readonly stop?: NamedId;
  };
  readonly links: Omit<LinkEntry, 'slot' | 'feed'> & { readonly feed: string };
}

/** Columns of a table, by slot; `atMs` is epoch ms, infinite where a frame cannot count it. */
export type TableColumns<T extends DenseTopic> = Omit<FrameColumns<T>, 'at'> & {
  readonly atMs: Float64Array;
};

/**
 * A dense topic as it is now. Another object after each frame; the numbers themselves are written
 * over, so that a table left behind is not a picture of the past.
 */
export interface DenseTable<T extends DenseTopic = DenseTopic> {
  readonly topic: T;
  /** Of the last frame; undefined before the first key frame. */
  readonly position: Position | undefined;
  /** Slots; the arrays may be longer. */
  readonly length: number;
  /** A slot without an entry is empty. Another list whenever one has changed. */
  readonly entries: readonly (TableEntries[T] | undefined)[];
  readonly columns: TableColumns<T>;
  readonly marks: readonly RowMark[];
  /** By feed the newest answer that told one of the rows. */
  readonly heard: FrameHeader['heard'];
}

export type DenseTables = { readonly [T in DenseTopic]: DenseTable<T> };
