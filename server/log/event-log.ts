import type { Delta, Mode, Position } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';

/** One step of the city and what else arrived in it. */
export interface LogEntry {
  readonly delta: Delta;
  /** Arrived in this step, older than what was in force: part of the history, not of the present. */
  readonly late: readonly CityEvent[];
}

/** The city as a log holds it. */
export interface HeldCity extends Position {
  /** Of the timeline's clock. */
  readonly now: Instant;
  readonly events: readonly CityEvent[];
}

/** What a city goes on from after a restart. */
export interface Restored extends HeldCity {
  /** `idKey`s of what arrived in the last hours, so that a second arrival is still a duplicate. */
  readonly seen: readonly string[];
}

/**
 * The city's changes in order, on disk. What is appended is published once it is durable, in the
 * order given: no screen ever holds what a crash could take back.
 */
export interface EventLog {
  /** Absent for a new log. Its epoch and numbering go on; damage found at the opening starts a new epoch. */
  readonly restored: Restored | undefined;
  /** Never throws and never waits; an empty delta with nothing late leaves no trace. */
  append(entry: LogEntry): void;
  /** Settles when all appended so far is on disk; rejects while the disk takes nothing. */
  durable(): Promise<void>;
  /** Another history of the same city takes over (a recording that is sought backwards). */
  restart(epoch: string): void;
  close(): Promise<void>;
}

export interface EventLogParts {
  /** Of the database; its folder is made. */
  readonly path: string;
  /** Written into the log: one of another mode is never opened. */
  readonly mode: Mode;
  readonly city: string;
  readonly nowMs: () => number;
  /** In order, each once: from here on the world may see it. */
  readonly onCommitted: (delta: Delta) => void;
  /** All that is in force: asked for when a keyframe is due. */
  readonly inForce: () => readonly CityEvent[];
  /** The disk takes nothing, or takes again; while lost the log goes on in memory under another epoch. */
  readonly onState: (state: LogState) => void;
}

export type LogState =
  | { readonly kind: 'recording' }
  | { readonly kind: 'lost'; readonly why: string; readonly epoch: string };
