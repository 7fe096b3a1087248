import type { RawFrame } from '../feed-kit/raw-frame.ts';

/** Keeps the last good tables of companion calls and hands them to the frames that need them. */
export interface Companions {
  /** The frame with its feed's tables, or undefined if it is such a table itself. */
  attach(frame: RawFrame): RawFrame | undefined;
}

/** `isCompanion(feed, call)` is the connector's word for it. */
export function companions(isCompanion: (feed: string, call: string) => boolean): Companions {
  const tables = new Map<string, Record<string, Uint8Array>>();
  return {
    attach: (frame) => {
      if (isCompanion(frame.feed, frame.call)) {
        tables.set(frame.feed, { ...tables.get(frame.feed), [frame.call]: frame.body });
        return undefined;
      }
      const held = tables.get(frame.feed);
      return held === undefined ? frame : { ...frame, companions: held };
    },
  };
}
