import type { Delta, Position } from '../../contract/delta.ts';
import { DENSE_TOPICS, type DenseTopic, type FrameHead } from '../../contract/dense-frame.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { changesFrame, keyFrame } from '../wire/dense-frame.ts';
import { denseTable, nextTable, type DenseTable } from '../wire/dense-table.ts';

/** The dense topics of one timeline as frames, each encoded at most once for all watchers. */
export interface DenseStream {
  /** Takes what a flush changed. */
  take(delta: Delta): void;
  /** Frame of the last flush; undefined if nothing of the topic changed in it. */
  newest(topic: DenseTopic): Uint8Array | undefined;
  /** All of a topic as of its last frame: the frames that follow continue it. */
  key(topic: DenseTopic): Uint8Array;
}

/** One topic at its last frame. */
interface Told {
  table: DenseTable;
  head: FrameHead;
  /** Made when it is asked for; undefined if the last flush left the topic as it was. */
  changes: (() => Uint8Array | undefined) | undefined;
  key: Uint8Array | undefined;
}

/** Starts at a position of the timeline with all that is in force. */
export function denseStream(
  position: Position,
  now: Instant,
  events: readonly CityEvent[],
): DenseStream {
  const told = Object.fromEntries(
    DENSE_TOPICS.map((topic): [DenseTopic, Told] => [
      topic,
      {
        table: denseTable(topic, events),
        head: { ...position, now },
        changes: undefined,
        key: undefined,
      },
    ]),
  ) as Record<DenseTopic, Told>;
  return {
    take: ({ epoch, to, now: at, upserts, removals }) => {
      for (const topic of Object.values(told)) {
        const before = topic.table;
        const after = nextTable(before, upserts, removals);
        topic.changes = undefined;
        if (after === before) continue;
        const head = { epoch, seq: to, now: at };
        const changesHead = { ...head, after: topic.head.seq };
        topic.changes = once(() => changesFrame(before, after, changesHead));
        topic.table = after;
        topic.head = head;
        topic.key = undefined;
      }
    },
    newest: (topic) => told[topic].changes?.(),
    key: (topic) => {
      const held = told[topic];
      held.key ??= keyFrame(held.table, held.head);
      return held.key;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
