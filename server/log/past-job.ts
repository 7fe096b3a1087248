import type { Mode, PastBasis, View } from '../../contract/delta.ts';
import type { TopicSet } from '../wire/topic-set.ts';

/** What a snapshot of the past says of itself besides what the log knows. */
export interface PastHead {
  readonly protocol: number;
  readonly city: string;
  readonly view: View;
  readonly mode: Mode;
  readonly speed: number;
  /** New with every snapshot. */
  readonly epoch: string;
}

/** What is asked of a reading thread. Times in ms on the timeline's clock. */
export type PastJob =
  | { readonly kind: 'span' }
  | { readonly kind: 'at'; readonly atMs: number; readonly basis: PastBasis }
  | { readonly kind: 'since'; readonly epoch: string; readonly seq: number }
  | {
      readonly kind: 'seek';
      readonly playback: number;
      readonly atMs: number;
      readonly basis: PastBasis;
      readonly set: TopicSet;
      readonly head: PastHead;
    }
  | { readonly kind: 'until'; readonly playback: number; readonly untilMs: number }
  | { readonly kind: 'change'; readonly atMs: number; readonly direction: 1 | -1 }
  | { readonly kind: 'leave'; readonly playback: number };

export interface PastSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A playback at an instant, ready to send. */
export interface PastSnapshot {
  /** Gzip of a `Snapshot` with everything but the dense topics. */
  readonly snapshot: Uint8Array<ArrayBuffer>;
  /** Key frames of the dense topics. */
  readonly frames: readonly Uint8Array[];
  readonly seq: number;
  readonly span: PastSpan;
}

/** What a playback went through, ready to send. */
export interface PastWindow {
  /** Where it is now: not always as far as asked, the log may end before. */
  readonly nowMs: number;
  readonly seq: number;
  /** JSON of a `Delta`; absent = nothing changed. */
  readonly delta?: string;
  readonly frames: readonly Uint8Array[];
  readonly span: PastSpan;
}

/** What each job gives; undefined = outside the span, or not held. */
export interface PastAnswers {
  readonly span: PastSpan | undefined;
  /** `events`: JSON list. */
  readonly at:
    | { readonly epoch: string; readonly seq: number; readonly events: Uint8Array<ArrayBuffer> }
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
