import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** First bytes of everything that zstd has packed; no JSON begins so. */
const ZSTD_MAGIC = 0xfd2fb528;
/** A body is never larger: what claims to be is damaged. */
const MAX_BODY_BYTES = 1_000_000_000;
/** Level 1 costs half of the default for a tenth more bytes. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** JSON as a body of the log: UTF-8, packed with zstd where that is shorter. */
export function packed(text: string): Uint8Array {
  const plain = Buffer.from(text);
  const shorter = zstdCompressSync(plain, LEVEL);
  return shorter.byteLength < plain.byteLength ? shorter : plain;
}

/** The JSON of a body in UTF-8; throws on bytes that cannot be unpacked. */
export function unpacked(body: Uint8Array): Buffer {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const isPacked = bytes.byteLength >= 4 && bytes.readUInt32LE(0) === ZSTD_MAGIC;
  return isPacked ? zstdDecompressSync(bytes, { maxOutputLength: MAX_BODY_BYTES }) : bytes;
}

/** CRC-32 of a row of the log: its other columns in the order of the table, each after its length. */
export function rowCrc(columns: readonly (number | string | Uint8Array | null)[]): number {
  let crc = 0;
  for (const column of columns) {
    const bytes = column instanceof Uint8Array ? column : Buffer.from(String(column));
    crc = crc32(`${bytes.byteLength};`, crc);
    crc = crc32(bytes, crc);
  }
  return crc;
}
