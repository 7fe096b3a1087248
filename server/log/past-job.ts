import type { PastBasis } from '../../contract/delta.ts';
import type { PastSnapshot, PastSpan, PastStart, PastWindow } from '../wire/past.ts';

/** What is asked of a reading thread. Times in ms on the timeline's clock. */
export type PastJob =
  | { readonly kind: 'span' }
  | {
      readonly kind: 'at';
      readonly atMs: number;
      /** An instant between the newest step and this one is answered with that step. */
      readonly presentMs: number;
      readonly basis: PastBasis;
      /** How the subjects begin that are wanted; absent = all. */
      readonly under?: readonly string[];
    }
  | { readonly kind: 'since'; readonly epoch: string; readonly seq: number }
  | { readonly kind: 'seek'; readonly playback: number; readonly start: PastStart }
  | { readonly kind: 'until'; readonly playback: number; readonly untilMs: number }
  | { readonly kind: 'change'; readonly atMs: number; readonly direction: 1 | -1 }
  | { readonly kind: 'leave'; readonly playback: number };

/** What each job gives; undefined = outside the span, or not held. */
export interface PastAnswers {
  readonly span: PastSpan | undefined;
  /** `events`: JSON list; `atMs`: the instant they are of. */
  readonly at:
    | {
        readonly epoch: string;
        readonly seq: number;
        readonly atMs: number;
        readonly events: Uint8Array<ArrayBuffer>;
      }
    | undefined;
  /** JSON list of deltas. */
  readonly since: string | undefined;
  readonly seek: PastSnapshot | undefined;
  readonly until: PastWindow;
  readonly change: number | undefined;
  readonly leave: undefined;
}

export interface PastCall {
  readonly ask: number;
  readonly job: PastJob;
}

export type PastReply =
  | { readonly ask: number; readonly ok: true; readonly answer: PastAnswers[PastJob['kind']] }
  | { readonly ask: number; readonly ok: false; readonly why: string };
