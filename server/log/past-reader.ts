import { existsSync } from 'node:fs';
import type { Delta, PastBasis, Position } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { HeldCity } from './event-log.ts';
import type { PastSource } from '../wire/past.ts';
import { pastThreads } from './past-threads.ts';

/** The span that can be looked back on, on the timeline's clock. */
export interface HeldSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A city that was, its events unread. */
interface HeldText extends Position {
  /** The instant asked for, or that of the newest step before it. */
  readonly now: Instant;
  readonly events: Uint8Array;
}

/** Reads a log while it is written, in threads of its own: the event loop never waits for the disk. */
export interface PastReader extends PastSource {
  /** From the first keyframe to the newest step; undefined while the log is empty. */
  span(): Promise<HeldSpan | undefined>;
  /**
   * What was in force at an instant; undefined outside the span. Rejects on damage and where not
   * every change is known, never guesses.
   * The events are made on the caller's thread: for a whole city that takes a while.
   */
  at(instant: Instant, basis?: PastBasis): Promise<HeldCity | undefined>;
  /**
   * As `at`, the events as the UTF-8 of a JSON list: to be handed on. Between the newest step and
   * `present` it is that step: what is not written is not known to have been otherwise. `under`:
   * only of subjects that begin so; the rest is left out in the thread.
   */
  textAt(
    instant: Instant,
    basis?: PastBasis,
    present?: Instant,
    under?: readonly string[],
  ): Promise<HeldText | undefined>;
  /**
   * Deltas after `seq`, oldest first, each with what is recorded of positions; undefined if the log
   * does not lead on from there with every change, or through more than anyone should be sent.
   */
  since(epoch: string, seq: number): Promise<readonly Delta[] | undefined>;
  close(): Promise<void>;
}

export interface PastReaderParts {
  /** Of the log's database. */
  readonly path: string;
  readonly threads?: number;
}

/** One may fold a whole city while the other plays on for everyone else. */
const THREADS = 2;

export function pastReader({ path, threads: count = THREADS }: PastReaderParts): PastReader {
  const threads = pastThreads(path, count);
  /** It comes into being with its first row. */
  const isThere = (): boolean => existsSync(path);
  const heldSpan: PastSource['heldSpan'] = async () =>
    isThere() ? threads.run({ kind: 'span' }) : undefined;
  const textAt: PastReader['textAt'] = async (instant, basis = 'known', present, under) => {
    if (!isThere()) return undefined;
    const presentMs = present === undefined ? Number.NEGATIVE_INFINITY : instantMs(present);
    const atMs = instantMs(instant);
    const wanted = under === undefined ? {} : { under };
    const found = await threads.run({ kind: 'at', atMs, presentMs, basis, ...wanted });
    return found && { ...found, now: instantOf(found.atMs) };
  };
  let views = 0;
  return {
    heldSpan,
    span: async () => {
      const span = await heldSpan();
      return span && { from: instantOf(span.fromMs), to: instantOf(span.toMs) };
    },
    textAt,
    at: async (instant, basis) => {
      const held = await textAt(instant, basis);
      if (held === undefined) return undefined;
      const { epoch, seq, events } = held;
      const text = Buffer.from(events.buffer, 0, events.byteLength).toString();
      return { epoch, seq, now: held.now, events: JSON.parse(text) as CityEvent[] };
    },
    since: async (epoch, seq) => {
      if (!isThere()) return undefined;
      const text = await threads.run({ kind: 'since', epoch, seq });
      return text === undefined ? undefined : (JSON.parse(text) as Delta[]);
    },
    view: () => {
      views += 1;
      const playback = views;
      // What it is in the middle of is held by one thread.
      const thread = playback % count;
      return {
        seek: (start) => threads.run({ kind: 'seek', playback, start }, thread),
        until: (untilMs) => threads.run({ kind: 'until', playback, untilMs }, thread),
        change: (atMs, direction) => threads.run({ kind: 'change', atMs, direction }, thread),
        leave: () => {
          threads.run({ kind: 'leave', playback }, thread).catch(() => undefined);
        },
      };
    },
    close: () => threads.close(),
  };
}
