import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { LogEntry } from './event-log.ts';
import { thinned } from './log-thinning.ts';

/** A step of the city on its way to the disk. */
export interface Waiting {
  /** As it is published. */
  readonly delta: Delta;
  readonly late: readonly CityEvent[];
  /** In ms, of the timeline and of the wall; neither ever falls from one step to the next. */
  readonly atMs: number;
  readonly recordedMs: number;
  /** Set where steps were left out: since when. */
  readonly gapFromMs?: number;
}

/** Steps in their order, numbered without a hole, until they are taken to be written. */
export interface Backlog {
  /** Undefined for an empty delta. Throws RangeError for numbers that were given before. */
  add(entry: LogEntry): { readonly step: Waiting; readonly isAfterHole: boolean } | undefined;
  /** As many as go into one transaction. */
  take(): readonly Waiting[];
  /** True if they fill a transaction: nothing is gained by waiting for company. */
  isFull(): boolean;
  /** All that waits, and what comes while it is read. */
  waiting(): Iterable<Waiting>;
  /** Gives up detail if too much is held. */
  bound(): void;
  length(): number;
  /** Of the last step added; undefined before the first. */
  lastSeq(): number | undefined;
  lastMs(): number;
  /** Another history begins. */
  clear(): void;
}

/** Held while the disk takes nothing; some 64 MB of events. */
const LIMIT = { steps: 10_000, events: 100_000 };
/** Written in one transaction: more would hold the event loop over 10 ms while it is handed over. */
const BATCH = { steps: 2000, events: 5000 };

export function backlog(
  begin: { readonly seq: number | undefined; readonly atMs: number },
  nowMs: () => number,
): Backlog {
  let steps: Waiting[] = [];
  /** Came with an empty delta: it goes with the next step. */
  let early: readonly CityEvent[] = [];
  let { seq, atMs } = begin;
  let recordedMs = 0;
  let events = 0;
  /** What is left after giving up detail: the next time is so much later. */
  let floor = { steps: 0, events: 0 };
  return {
    add: ({ delta, late }) => {
      early = [...early, ...late];
      if (delta.from > delta.to) return undefined;
      if (seq !== undefined && delta.from <= seq) {
        throw new RangeError(`number ${delta.from} was given before: the last is ${seq}`);
      }
      const isAfterHole = seq !== undefined && delta.from !== seq + 1;
      atMs = Math.max(atMs, instantMs(delta.now));
      recordedMs = Math.max(recordedMs, nowMs());
      const step = { delta, late: early, atMs, recordedMs };
      early = [];
      seq = delta.to;
      steps.push(step);
      events += countOf(step);
      return { step, isAfterHole };
    },
    take: () => {
      let count = 0;
      let taken = 0;
      for (const step of steps) {
        if (taken === BATCH.steps || (taken > 0 && count + countOf(step) > BATCH.events)) break;
        taken += 1;
        count += countOf(step);
      }
      events -= count;
      floor = { steps: 0, events: 0 };
      return steps.splice(0, taken);
    },
    bound: () => {
      const isMuch =
        steps.length - floor.steps >= LIMIT.steps || events - floor.events >= LIMIT.events;
      if (!isMuch) return;
      steps = [...thinned(steps)];
      events = steps.reduce((sum, step) => sum + countOf(step), 0);
      floor = { steps: steps.length, events };
    },
    isFull: () => steps.length >= BATCH.steps || events >= BATCH.events,
    waiting: () => steps,
    length: () => steps.length,
    lastSeq: () => seq,
    lastMs: () => atMs,
    clear: () => {
      steps = [];
      early = [];
      events = 0;
      seq = undefined;
      atMs = 0;
    },
  };
}

function countOf({ delta, late }: Waiting): number {
  return delta.upserts.length + late.length;
}
