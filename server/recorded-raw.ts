import type { Instant } from '../contract/event.ts';
import { instantMs } from '../contract/instant.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import type { Recording } from './intake/recording.ts';
import { MOST_AGAIN, rawIdParts, type RawPast } from './log/raw-body.ts';

/** Of a feed so many further answers are looked at for the same bytes. */
const LOOKED_AT = 40;

/** The bodies of a recording: always there, because they are the recording. */
export function recordedRaw(recording: Recording, now: () => Instant): RawPast {
  /** Frames of a feed from an index on, in either direction. */
  function* framesOf(feed: string, from: number, step: 1 | -1): Generator<RawFrame> {
    for (let index = from; index >= 0 && index < recording.length; index += step) {
      if (recording.feedOf(index) === feed) yield recording.frame(index);
    }
  }
  const lastOf = (feed: string, call: string, from: number): RawFrame | undefined => {
    for (const frame of framesOf(feed, from, -1)) if (frame.call === call) return frame;
    return undefined;
  };
  /** The last answer to each call, by feed, call and index of where it was looked for. */
  const found = new Map<string, RawFrame | undefined>();
  return {
    get: async (rawId) => {
      const parts = rawIdParts(rawId);
      // What comes later by the clock is not there yet, also for who has seen it once.
      if (parts === undefined || parts.receivedAt > now()) return undefined;
      const atMs = instantMs(parts.receivedAt);
      for (let index = recording.indexFrom(atMs); index < recording.length; index += 1) {
        if (recording.atMs(index) !== atMs) return undefined;
        const frame = recording.frame(index);
        if (frame.rawId === rawId) return frame;
      }
      return undefined;
    },
    last: async (feed, call, by) => {
      const key = `${feed} ${call} ${by}`;
      if (!found.has(key)) {
        const from = recording.indexFrom(instantMs(by) + 1) - 1;
        const held = lastOf(feed, call, from);
        if (found.size >= MOST_KEPT) found.clear();
        found.set(key, held);
      }
      return found.get(key);
    },
    receipts: async ({ rawId, sha256 }) => {
      const parts = rawIdParts(rawId);
      if (parts === undefined) return [];
      const from = recording.indexFrom(instantMs(parts.receivedAt));
      const until = now();
      const came: Instant[] = [];
      let looked = 0;
      for (const frame of framesOf(parts.feed, from, 1)) {
        looked += 1;
        if (looked > LOOKED_AT || came.length >= MOST_AGAIN || frame.receivedAt > until) break;
        if (frame.sha256 === sha256) came.push(frame.receivedAt);
      }
      return came;
    },
  };
}

const MOST_KEPT = 100;
