import type { CityEvent } from '../../contract/event.ts';

/** A row or body that could not be read: which feed, where in the body, and why. */
export interface Reject {
  readonly feed: string;
  /** `row 12`, `body`, or the source's own key. */
  readonly where: string;
  readonly why: string;
  /** The row as it came, as JSON text of at most `SAMPLE_CHARS`; long numbers and e-mail addresses are masked. */
  readonly sample?: string;
}

/** Enough to see what is wrong with a row, too little to be a copy of the feed. */
export const SAMPLE_CHARS = 4096;

/**
 * Whose fault an error body is, and so what to do: `config` = a person must act (key, address);
 * `quota` = wait for the next day or window; `source` = retry; `ours` = a defect of the call.
 */
export type FaultKind = 'config' | 'quota' | 'source' | 'ours';

/** An answer that is an error, whatever its HTTP status. Never "nothing is happening". */
export interface SourceFault {
  readonly kind: FaultKind;
  /** The source's own code, e.g. `INFO-100`, `30`. */
  readonly code: string;
  readonly message: string;
}

/** What absence from a list of all that is in force means: it ran out, or it was called off. */
export type Absence = 'expired' | 'cancelled';

/** What became of one row: how many events it gave, or why it was refused. */
export type RowReading = { readonly id?: string } & (
  { readonly events: number } | { readonly why: string }
);

/** What a connector makes of one frame. A valid empty list is no events, no rejects, no fault. */
export interface Reading {
  readonly events: readonly CityEvent[];
  readonly rejects: readonly Reject[];
  readonly fault?: SourceFault;
  /** Rows looked at, whatever became of them. */
  readonly rows?: number;
  /** What changed in the format, one line each: a column missing under all its names, an unknown code. */
  readonly drift?: readonly string[];
  /** One for each row, of a frame that was pushed: its sender wants to know. */
  readonly items?: readonly RowReading[];
  /** Rows that are rightly not ours, e.g. of another city. */
  readonly skipped?: number;
  /**
   * Subjects still in force, when the frame lists all of them: whatever the feed had open and is
   * not here has ended.
   */
  readonly complete?: readonly string[];
  /** How what is not in a complete list is closed. */
  readonly absence?: Absence;
  /** Source keys of rows in a complete frame that could not be read: they are in force all the same. */
  readonly unread?: readonly string[];
}
