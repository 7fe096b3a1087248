import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Smaller bodies are not worth the call. */
const PACK_FROM_BYTES = 1024;
/** Begins every zstd frame; no JSON begins so. */
const MAGIC = 0xfd2fb528;
/** A quarter of the size at a rate that never holds up a commit. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A JSON text as the log holds it: UTF-8, packed with zstd where that is shorter. */
export function packed(text: Uint8Array): Uint8Array {
  if (text.byteLength < PACK_FROM_BYTES) return text;
  const shorter = zstdCompressSync(text, LEVEL);
  return shorter.byteLength < text.byteLength ? shorter : text;
}

/** The JSON text of a body. Throws on one that is damaged; check its CRC first. */
export function unpacked(body: Uint8Array): string {
  return unpackedBytes(body).toString('utf8');
}

/** As `unpacked`, for readers that hand the text on without reading it. */
export function unpackedBytes(body: Uint8Array): Buffer {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const isPacked = bytes.byteLength >= 4 && bytes.readUInt32LE() === MAGIC;
  return isPacked ? zstdDecompressSync(bytes, { chunkSize: roomFor(bytes) }) : bytes;
}

/** Unpacking into one piece of memory costs a quarter of unpacking into many and joining them. */
const LEAST_ROOM = 65_536;
const MOST_ROOM = 268_435_456;
/** Events pack to a fifteenth or so; room that is not used is never touched. */
const USUAL_RATIO = 32;

/** Bytes that a frame unpacks to, if its head says so (RFC 8878 §3.1.1.1), or somewhat more than likely. */
function roomFor(frame: Buffer): number {
  const descriptor = frame[4] ?? 0;
  const sizeFlag = descriptor >> 6;
  const isSingle = (descriptor & 0x20) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const told =
    sizeFlag === 2 && frame.byteLength >= at + 4
      ? frame.readUInt32LE(at)
      : frame.byteLength * USUAL_RATIO;
  // One byte to spare: a full piece would be followed by another.
  return Math.min(MOST_ROOM, Math.max(LEAST_ROOM, told + 1));
}
