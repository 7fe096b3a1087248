import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { EventLog, EventLogParts, HeldCity } from './event-log.ts';

interface Keyframe {
  readonly atMs: number;
  readonly delta: Delta;
  readonly events: readonly CityEvent[];
}

const KEYFRAME_MS = 300_000;
/** Held in memory: an hour of the timeline. */
const KEEP_MS = 3_600_000;

/** The log while nothing is kept on disk. */
export function memoryLog({ onCommitted, inForce }: EventLogParts): EventLog & {
  readonly at: (instant: Instant) => HeldCity | undefined;
} {
  let keyframes: Keyframe[] = [];
  let deltas: Delta[] = [];
  return {
    restored: undefined,
    damage: undefined,
    append: ({ delta }) => {
      if (delta.from > delta.to) return;
      deltas.push(delta);
      const atMs = instantMs(delta.now);
      const last = keyframes.at(-1);
      if (last === undefined || atMs - last.atMs >= KEYFRAME_MS) {
        keyframes.push({ atMs, delta, events: inForce() });
        keyframes = keyframes.filter((frame) => atMs - frame.atMs <= KEEP_MS);
        const firstSeq = keyframes[0]?.delta.to ?? 0;
        deltas = deltas.filter((held) => held.to >= firstSeq);
      }
      onCommitted(delta);
    },
    durable: () => Promise.resolve(),
    restart: () => {
      keyframes = [];
      deltas = [];
    },
    close: () => Promise.resolve(),
    at: (instant) => {
      const ms = instantMs(instant);
      const frame = keyframes.findLast(({ atMs }) => atMs <= ms);
      if (frame === undefined) return undefined;
      const held = new Map(frame.events.map((event) => [event.subject, event]));
      let last = frame.delta;
      for (const delta of deltas) {
        if (delta.from <= frame.delta.to) continue;
        if (instantMs(delta.now) > ms) break;
        for (const event of delta.upserts) held.set(event.subject, event);
        for (const subject of delta.removals) held.delete(subject);
        last = delta;
      }
      return { epoch: last.epoch, seq: last.to, now: last.now, events: [...held.values()] };
    },
  };
}
