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
  return isPacked ? zstdDecompressSync(bytes) : bytes;
}
