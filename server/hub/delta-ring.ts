import type { Delta } from '../../contract/delta.ts';
import { textWithEvents } from '../wire/event-text.ts';
import { narrowed, type TopicSet } from '../wire/topic-set.ts';

/** Deltas as sent, for clients that come back. Each is encoded at most once a topic set. */
export interface DeltaRing {
  push(delta: Delta, nowMs: number): void;
  /** Texts that lead from `seq` to the present; undefined if the ring does not reach back so far. */
  since(seq: number, set: TopicSet): readonly string[] | undefined;
  /** Text of the newest delta. */
  newest(set: TopicSet): string | undefined;
  clear(seq: number): void;
}

const KEEP_MS = 15 * 60_000;
const KEEP_COUNT = 10_000;

interface Sent {
  readonly delta: Delta;
  readonly atMs: number;
  readonly texts: Map<TopicSet, string>;
}

export function deltaRing(): DeltaRing {
  let sent: Sent[] = [];
  /** Position before the oldest delta held. */
  let floor = 0;
  const textOf = ({ delta, texts }: Sent, set: TopicSet): string => {
    const held = texts.get(set);
    if (held !== undefined) return held;
    const { upserts, ...head } = narrowed(delta, set);
    const text = textWithEvents(head, 'upserts', upserts);
    texts.set(set, text);
    return text;
  };
  return {
    push: (delta, nowMs) => {
      sent.push({ delta, atMs: nowMs, texts: new Map() });
      const tooMany = sent.length - KEEP_COUNT;
      const young = sent.findIndex(({ atMs }) => nowMs - atMs <= KEEP_MS);
      const drop = Math.max(tooMany, young);
      if (drop <= 0) return;
      floor = sent[drop - 1]?.delta.to ?? floor;
      sent = sent.slice(drop);
    },
    since: (seq, set) => {
      const newest = sent.at(-1)?.delta.to ?? floor;
      if (seq === newest) return [];
      const start = seq === floor ? 0 : sent.findIndex(({ delta }) => delta.from === seq + 1);
      if (seq < floor || start === -1) return undefined;
      return sent.slice(start).map((entry) => textOf(entry, set));
    },
    newest: (set) => {
      const last = sent.at(-1);
      return last === undefined ? undefined : textOf(last, set);
    },
    clear: (seq) => {
      sent = [];
      floor = seq;
    },
  };
}
