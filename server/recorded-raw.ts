import { instantMs } from '../contract/instant.ts';
import type { Recording } from './intake/recording.ts';
import { rawIdParts, type RawBodies } from './log/raw-body.ts';

/** The bodies of a recording: always there, because they are the recording. */
export function recordedRaw(recording: Recording): RawBodies {
  return {
    get: async (rawId) => {
      const parts = rawIdParts(rawId);
      if (parts === undefined) return undefined;
      const atMs = instantMs(parts.receivedAt);
      for (let index = recording.indexFrom(atMs); index < recording.length; index += 1) {
        if (recording.atMs(index) !== atMs) return undefined;
        const frame = recording.frame(index);
        if (frame.rawId === rawId) return frame;
      }
      return undefined;
    },
  };
}
