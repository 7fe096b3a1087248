import type { Delta, Position } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';

/** The city's changes in order, as far back as memory is given to them. */
export interface EventLog {
  /** Takes one delta; an empty one (`from > to`) leaves no trace. */
  append(delta: Delta, inForce: () => readonly CityEvent[]): Position;
  /** What was in force at an instant; undefined outside the span that is held. */
  readonly at: (
    instant: Instant,
  ) => { readonly seq: number; readonly events: readonly CityEvent[] } | undefined;
  /** Deltas that begin at `from` and end at `to`, both sequence numbers; undefined if a part is gone. */
  read(from: number, to: number): readonly Delta[] | undefined;
}

interface Keyframe {
  readonly atMs: number;
  readonly seq: number;
  readonly events: readonly CityEvent[];
}

const KEYFRAME_MS = 300_000;
/** Held in memory: an hour of the timeline. The durable log takes over from here. */
const KEEP_MS = 3_600_000;

export function memoryLog(): EventLog {
  let keyframes: Keyframe[] = [];
  let deltas: Delta[] = [];
  return {
    append: (delta, inForce) => {
      const position = { epoch: delta.epoch, seq: delta.to };
      if (delta.from > delta.to) return position;
      deltas.push(delta);
      const atMs = instantMs(delta.now);
      const last = keyframes.at(-1);
      if (last === undefined || atMs - last.atMs >= KEYFRAME_MS) {
        keyframes.push({ atMs, seq: delta.to, events: inForce() });
        keyframes = keyframes.filter((frame) => atMs - frame.atMs <= KEEP_MS);
        const firstSeq = keyframes[0]?.seq ?? 0;
        deltas = deltas.filter((held) => held.to >= firstSeq);
      }
      return position;
    },
    at: (instant) => {
      const ms = instantMs(instant);
      const frame = keyframes.findLast(({ atMs }) => atMs <= ms);
      if (frame === undefined) return undefined;
      const inForce = new Map(frame.events.map((event) => [event.subject, event]));
      let { seq } = frame;
      for (const delta of deltas) {
        if (delta.from <= frame.seq) continue;
        if (instantMs(delta.now) > ms) break;
        for (const event of delta.upserts) inForce.set(event.subject, event);
        for (const subject of delta.removals) inForce.delete(subject);
        seq = delta.to;
      }
      return { seq, events: [...inForce.values()] };
    },
    read: (from, to) => {
      const found = deltas.filter((delta) => delta.from >= from && delta.to <= to);
      const isWhole = found[0]?.from === from && found.at(-1)?.to === to;
      return isWhole ? found : undefined;
    },
  };
}
