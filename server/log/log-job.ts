import type { CityEvent } from '../../contract/event.ts';

/** One row to write, its bodies ready as text. Times in ms, see `log-schema.ts`. */
export interface EntryText {
  readonly from: number;
  readonly to: number;
  readonly epoch: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly timeMin: number;
  /** A large one is UTF-8 in shared memory. */
  readonly body: string | Uint8Array;
  readonly late?: string;
  /** Set where changes were left out: since when, on the timeline's clock. */
  readonly gapFrom?: number;
}

export interface PositionText {
  readonly seq: number;
  readonly at: number;
  readonly body: string;
}

/** What the log asks of its thread. `write`, `restart` and `close` are answered, one at a time. */
export type LogJob =
  | {
      readonly kind: 'write';
      readonly epoch: string;
      readonly entries: readonly EntryText[];
      readonly positions: readonly PositionText[];
    }
  /** A part of a keyframe's list of events, without brackets. */
  | { readonly kind: 'slice'; readonly seq: number; readonly text: string }
  | {
      readonly kind: 'keyframe';
      readonly seq: number;
      readonly epoch: string;
      readonly at: number;
    }
  /** Deletes a little of what is past its retention; `nowMs` of the timeline. */
  | { readonly kind: 'tidy'; readonly nowMs: number }
  | { readonly kind: 'restart'; readonly epoch: string }
  | { readonly kind: 'close' };

/** What was found in the file; `seq` and `now` absent = nothing. */
export interface FoundLog {
  readonly epoch: string | undefined;
  readonly seq: number | undefined;
  readonly atMs: number;
  readonly nowMs: number;
  /** One line; the epoch is then a new one. */
  readonly damage: string | undefined;
}

export type LogReply =
  | { readonly kind: 'events'; readonly events: readonly CityEvent[] }
  | { readonly kind: 'seen'; readonly keys: readonly string[] }
  /** After the events; the first answer of a thread is this, or `refused`, or `unreadable`. */
  | ({ readonly kind: 'opened' } & FoundLog)
  /** The operator's mistake: another mode, another city, a newer version. One line. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'done' }
  /** The disk takes nothing; what of the job it holds all the same shows when it is asked again. */
  | { readonly kind: 'failed'; readonly why: string };
