import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Clock } from './clock.ts';
import type { Recording } from './recording.ts';

/** What the timeline lives on: answers of sources, and the passing of time between them. */
export type Beat =
  | { readonly kind: 'frame'; readonly atMs: number; readonly frame: RawFrame }
  | { readonly kind: 'tick'; readonly atMs: number };

/** Time passes in steps of this length, on whole multiples since the epoch. */
export const TICK_MS = 5_000;

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Frames and ticks of a span in their one order: all ticks up to a frame's time come before it.
 * The order does not depend on the speed of any clock, so that every replay makes the same log.
 */
export function* beatsOf(recording: Recording, span: Span): Generator<Beat> {
  let tickMs = Math.ceil(span.fromMs / TICK_MS) * TICK_MS;
  for (let index = recording.indexFrom(span.fromMs); index < recording.length; index += 1) {
    const atMs = recording.atMs(index);
    if (atMs > span.toMs) break;
    for (; tickMs <= atMs; tickMs += TICK_MS) yield { kind: 'tick', atMs: tickMs };
    yield { kind: 'frame', atMs, frame: recording.frame(index) };
  }
  for (; tickMs <= span.toMs; tickMs += TICK_MS) yield { kind: 'tick', atMs: tickMs };
}

/** A place in a sequence of beats: what comes next can be seen before it is taken. */
export interface BeatCursor {
  peek(): Beat | undefined;
  take(): Beat | undefined;
}

export function beatCursor(beats: Iterator<Beat>): BeatCursor {
  let next = beats.next();
  return {
    peek: () => (next.done === true ? undefined : next.value),
    take: () => {
      if (next.done === true) return undefined;
      const { value } = next;
      next = beats.next();
      return value;
    },
  };
}

/**
 * The beats from the cursor on, each when the clock reaches it; ends with the beats or the signal.
 * A beat that was not reached stays in the cursor.
 */
export async function* paced(
  cursor: BeatCursor,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Beat> {
  for (let next = cursor.peek(); next !== undefined; next = cursor.peek()) {
    const waitMs = next.atMs - clock.now();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    if (signal.aborted) return;
    cursor.take();
    yield next;
  }
}
