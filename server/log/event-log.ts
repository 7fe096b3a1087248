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
  /** One line: what was damaged when the log was opened, what is missing, where the file is as it was. */
  readonly damage: string | undefined;
  /**
   * Never waits. An empty delta leaves no trace; what is late in it goes with the next one.
   * Throws only for a defect of ours: recorded data offered to a live log, numbers given twice.
   */
  append(entry: LogEntry): void;
  /** Settles when all appended so far is on disk; rejects while the disk takes nothing. */
  durable(): Promise<void>;
  /**
   * Another history of the same city takes over (a recording that is sought backwards): what was
   * held is gone, what waited is never shown. A history that only gets a new epoch needs no call.
   */
  restart(epoch: string): void;
  /** Writes what waits; if the disk takes nothing it says on stderr how much is lost. */
  close(): Promise<void>;
}

export interface EventLogParts {
  /** Of the database; its folder is made. */
  readonly path: string;
  /** Written into the log: one of another mode is never opened. A `demo` need not survive a crash. */
  readonly mode: Mode;
  readonly city: string;
  /** Of the timeline; absent = 7 days. */
  readonly keepMs?: number;
  /** Of the wall. */
  readonly nowMs: () => number;
  /** In order, each once: from here on the world may see it. */
  readonly onCommitted: (delta: Delta) => void;
  /** All that is in force after the entry just appended: asked for when a keyframe is due. */
  readonly inForce: () => readonly CityEvent[];
  /**
   * The disk takes nothing, or takes again. At `lost` the caller shows the city anew under the
   * epoch it is given, with all that was appended so far: `onCommitted` is not told of that again.
   */
  readonly onState: (state: LogState) => void;
}

export type LogState =
  | { readonly kind: 'recording' }
  | { readonly kind: 'lost'; readonly why: string; readonly epoch: string };
