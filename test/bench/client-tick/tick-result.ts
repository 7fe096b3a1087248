/** What the page measured, ms of the main thread, one number a tick. */
export interface TickResult {
  readonly ours: readonly number[];
  readonly accessors: readonly number[];
  readonly vehicles: number;
  readonly links: number;
}

/** Frames one behind the other: `uint32` length, bytes, padded to 4. */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array {
  const padded = (length: number): number => 4 * Math.ceil(length / 4);
  const packed = new Uint8Array(frames.reduce((sum, { length }) => sum + 4 + padded(length), 0));
  let at = 0;
  for (const frame of frames) {
    new DataView(packed.buffer).setUint32(at, frame.length, true);
    packed.set(frame, at + 4);
    at += 4 + padded(frame.length);
  }
  return packed;
}

/** Each frame as a block of its own, as a socket hands it out. */
export function unpackFrames(packed: ArrayBuffer): readonly ArrayBuffer[] {
  const frames: ArrayBuffer[] = [];
  for (let at = 0; at < packed.byteLength;) {
    const length = new DataView(packed).getUint32(at, true);
    frames.push(packed.slice(at + 4, at + 4 + length));
    at += 4 + 4 * Math.ceil(length / 4);
  }
  return frames;
}
