import type { Delta } from '../../contract/delta.ts';
import { textWithEvents } from '../wire/event-text.ts';
import { foldInOrder } from '../wire/fold-in-order.ts';
import { narrowed, type TopicSet } from '../wire/topic-set.ts';
import type { DeltaRing } from './delta-ring.ts';

/** What a ring holds as texts, each made once for all who ask for it between two changes. */
export interface DeltaTexts {
  /** Texts that lead from `seq` to the present, folded; undefined if the ring does not reach back so far. */
  since(seq: number, set: TopicSet): readonly string[] | undefined;
  /** Text of the newest delta. */
  newest(set: TopicSet): string | undefined;
  /** Forgets what was made: the ring changed. */
  renew(): void;
}

export function deltaTexts(ring: DeltaRing): DeltaTexts {
  const made = new Map<string, readonly string[]>();
  return {
    since: (seq, set) => {
      const key = `${set}/${seq}`;
      const held = made.get(key);
      if (held !== undefined) return held;
      const deltas = ring.since(seq);
      if (deltas === undefined) return undefined;
      const texts = foldInOrder(deltas).map((delta) => textOf(delta, set));
      made.set(key, texts);
      return texts;
    },
    newest: (set) => {
      const newest = ring.newest();
      if (newest === undefined) return undefined;
      const key = `${set}/${newest.from - 1}`;
      const text = made.get(key)?.[0] ?? textOf(newest, set);
      made.set(key, [text]);
      return text;
    },
    renew: () => made.clear(),
  };
}

function textOf(delta: Delta, set: TopicSet): string {
  const { upserts, ...head } = narrowed(delta, set);
  return textWithEvents(head, 'upserts', upserts);
}
