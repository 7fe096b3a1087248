import { DENSE_TOPICS, type DenseTopic, type FrameHead } from '../../contract/dense-frame.ts';
import type { CityEvent } from '../../contract/event.ts';
import { changesFrame, keyFrame } from '../wire/dense-frame.ts';
import { denseTable, nextTable, type DenseTable } from '../wire/dense-table.ts';
import { topicsOf, type TopicSet } from '../wire/topic-set.ts';
import { decoded } from './event-lines.ts';

/** The dense topics of one playback: what it holds of each, and the frames that lead on. */
export interface PastFrames {
  /** Key frames. */
  readonly all: readonly Uint8Array[];
  /** Frames of what changed; none where nothing did. */
  next(
    head: FrameHead,
    upserts: Iterable<string>,
    removals: Iterable<string>,
  ): readonly Uint8Array[];
}

interface Track {
  readonly topic: DenseTopic;
  table: DenseTable;
  /** Of its last frame. */
  seq: number;
}

/** `lines` are events of dense topics, of any of them. */
export function pastFrames(set: TopicSet, head: FrameHead, lines: Iterable<string>): PastFrames {
  const wanted = topicsOf(set);
  const events = parsed(lines);
  const tracks = DENSE_TOPICS.filter((topic) => wanted.includes(topic)).map((topic): Track => ({
    topic,
    table: denseTable(topic, events),
    seq: head.seq,
  }));
  return {
    all: tracks.map(({ table }) => keyFrame(table, head)),
    next: (at, upserts, removals) => {
      const changed = parsed(upserts);
      const gone = Array.from(removals, decoded);
      return tracks.flatMap((track) => {
        const table = nextTable(track.table, changed, gone);
        const frame = changesFrame(track.table, table, { ...at, after: track.seq });
        track.table = table;
        if (frame === undefined) return [];
        track.seq = at.seq;
        return [frame];
      });
    },
  };
}

/** One text for all: a thousand small ones would take twice as long. */
function parsed(lines: Iterable<string>): readonly CityEvent[] {
  return JSON.parse(decoded(`[${[...lines].join(',')}]`)) as CityEvent[];
}
