import type { Mode, PastBasis, View } from '../../contract/delta.ts';
import type { TopicSet } from './topic-set.ts';

/** What can be looked back on, ms on the timeline's clock. */
export interface PastSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

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

/** Where a playback begins. */
export interface PastStart {
  readonly atMs: number;
  readonly basis: PastBasis;
  readonly set: TopicSet;
  readonly head: PastHead;
}

/** A playback at an instant, ready to send. */
export interface PastSnapshot {
  /** Gzip of a `Snapshot` with everything but the dense topics. */
  readonly snapshot: Uint8Array;
  /** Key frames of the dense topics. */
  readonly frames: readonly Uint8Array[];
  readonly seq: number;
  readonly span: PastSpan;
}

/** What a playback went through, ready to send. */
export interface PastWindow {
  /** Where it is now: the log may end before the instant that was asked for. */
  readonly nowMs: number;
  readonly seq: number;
  /** JSON of a `Delta`; absent = nothing changed. */
  readonly delta?: string;
  readonly frames: readonly Uint8Array[];
  readonly span: PastSpan;
  /** It stands before this, though more was asked for: not every change in it is known. */
  readonly hole?: PastSpan;
}

/**
 * One viewer's way through the log, read in threads. Every call rejects on damage and holes, with
 * one line for the viewer; after that it must be sought again.
 */
export interface PastView {
  /** Undefined outside the span. Ends what was under way. */
  seek(start: PastStart): Promise<PastSnapshot | undefined>;
  /** On to an instant; only after a seek. */
  until(untilMs: number): Promise<PastWindow>;
  /** The nearest instant after (1) or before (-1) another one at which something changed. */
  change(atMs: number, direction: 1 | -1): Promise<number | undefined>;
  leave(): void;
}

/** Gives every viewer a way of its own. */
export interface PastSource {
  /** Undefined while nothing can be looked back on. */
  heldSpan(): Promise<PastSpan | undefined>;
  view(): PastView;
}

/** Of a timeline whose past nobody keeps. */
export const NO_PAST: PastSource = {
  heldSpan: () => Promise.resolve(undefined),
  view: () => ({
    seek: () => Promise.resolve(undefined),
    until: () => Promise.reject(new Error('no past is kept')),
    change: () => Promise.resolve(undefined),
    leave: () => undefined,
  }),
};
