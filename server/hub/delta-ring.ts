import { TOPICS, type Delta } from '../../contract/delta.ts';
import { narrowed, topicSet } from '../wire/topic-set.ts';

/** Deltas as sent, for clients that come back or fell behind; without what travels in frames, which start anew. */
export interface DeltaRing {
  push(delta: Delta, nowMs: number): void;
  /** Deltas that lead from `seq` to the present; undefined if the ring does not reach back so far. */
  since(seq: number): readonly Delta[] | undefined;
  newest(): Delta | undefined;
  clear(seq: number): void;
}

const KEEP_MS = 15 * 60_000;
/** Bounds the memory: some 100 MB. At 5,000 events/s that is 6 s; at the 30/s of a usual day, 15 min. */
const KEEP_EVENTS = 30_000;
const IN_TEXTS = topicSet(TOPICS);

interface Sent {
  readonly delta: Delta;
  readonly atMs: number;
}

export function deltaRing(): DeltaRing {
  let sent: Sent[] = [];
  let events = 0;
  /** Position before the oldest delta held. */
  let floor = 0;
  const isOver = (oldest: Sent, nowMs: number): boolean =>
    nowMs - oldest.atMs > KEEP_MS || events > KEEP_EVENTS;
  return {
    push: (whole, nowMs) => {
      const delta = narrowed(whole, IN_TEXTS);
      sent.push({ delta, atMs: nowMs });
      events += delta.upserts.length;
      let drop = 0;
      for (const oldest of sent) {
        if (drop === sent.length - 1 || !isOver(oldest, nowMs)) break;
        events -= oldest.delta.upserts.length;
        floor = oldest.delta.to;
        drop += 1;
      }
      if (drop > 0) sent = sent.slice(drop);
    },
    since: (seq) => {
      const newest = sent.at(-1)?.delta.to ?? floor;
      if (seq === newest) return [];
      const start = firstAfter(sent, seq);
      if (seq < floor || sent[start]?.delta.from !== seq + 1) return undefined;
      return sent.slice(start).map(({ delta }) => delta);
    },
    newest: () => sent.at(-1)?.delta,
    clear: (seq) => {
      sent = [];
      events = 0;
      floor = seq;
    },
  };
}

/** Index of the first delta that starts after `seq`. */
function firstAfter(sent: readonly Sent[], seq: number): number {
  let low = 0;
  let high = sent.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sent[middle]?.delta.from ?? Infinity) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
