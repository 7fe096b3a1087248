const HEADER_END = [13, 10, 13, 10] as const;
const DASHES = '--';
/** A part that grows beyond this is no picture. */
const MOST_BYTES = 16_000_000;

function indexOf(bytes: Uint8Array, wanted: ArrayLike<number>, from = 0): number {
  const last = bytes.length - wanted.length;
  for (let at = from; at <= last; at += 1) {
    let same = 0;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return at;
  }
  return -1;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** The boundary of `multipart/x-mixed-replace; boundary=…`; `undefined` for any other type. */
export function boundaryOf(contentType: string | null): string | undefined {
  const found = /^multipart\/x-mixed-replace\s*;.*boundary="?([^";]+)"?/iu.exec(contentType ?? '');
  // Some cameras write the dashes into the name already.
  return found?.[1]?.trim().replace(/^--/u, '');
}

/**
 * Takes the pieces of an MJPEG stream as they come; gives the pictures that are whole with each. A
 * part without a length ends where the next begins. Throws when a part is endless.
 */
export function frameReader(boundary: string): (piece: Uint8Array) => readonly Uint8Array[] {
  const mark = new TextEncoder().encode(`${DASHES}${boundary}`);
  const text = new TextDecoder('latin1');
  let rest: Uint8Array = new Uint8Array(0);

  const takeOne = (): Uint8Array | undefined => {
    const begin = indexOf(rest, mark);
    const headerEnd = begin < 0 ? -1 : indexOf(rest, HEADER_END, begin);
    if (headerEnd < 0) return undefined;
    const from = headerEnd + HEADER_END.length;
    const header = text.decode(rest.subarray(begin, headerEnd));
    const length = /content-length:\s*(\d+)/iu.exec(header)?.[1];
    const next = length === undefined ? indexOf(rest, mark, from) : from + Number(length);
    if (next < 0 || next > rest.length) return undefined;
    const frame = rest.slice(from, next);
    rest = rest.subarray(next);
    return frame;
  };

  return (piece) => {
    rest = joined(rest, piece);
    const frames: Uint8Array[] = [];
    for (let frame = takeOne(); frame !== undefined; frame = takeOne()) frames.push(frame);
    if (rest.length > MOST_BYTES) throw new Error('a part of the stream has no end');
    return frames;
  };
}
