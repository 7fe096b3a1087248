import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** Length of the last record without its comment, which has at most 65,535 bytes. */
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 100;
/** Unpacked bytes of one file; the packing stops there whatever the archive says of itself. */
const MAX_FILE_BYTES = 10_000_000;

/**
 * Files of a zip archive by their names without folders, only those that are wanted. Throws when it
 * is no archive, has too many entries, or a file unpacks to more than the limit.
 */
export function zipFiles(
  zip: Uint8Array,
  wanted: readonly string[],
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  const entries = view.getUint16(end + 10, true);
  if (entries > MAX_ENTRIES) throw new Error(`zip of over ${MAX_ENTRIES} entries`);
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('broken zip directory');
    const nameLength = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (wanted.includes(name) && !files.has(name)) files.set(name, unpacked(zip, view, at, name));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new Error('no zip archive');
}

function unpacked(zip: Uint8Array, view: DataView, entry: number, name: string): Uint8Array {
  const method = view.getUint16(entry + 10, true);
  const packedBytes = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new Error(`${name}: broken zip entry`);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedBytes > zip.byteLength) throw new Error(`${name}: cut off`);
  const packed = zip.subarray(from, from + packedBytes);
  if (method === STORED && packedBytes <= MAX_FILE_BYTES) return packed;
  if (method !== DEFLATED) throw new Error(`${name}: too large or packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_FILE_BYTES });
  } catch {
    throw new Error(`${name}: broken, or over ${MAX_FILE_BYTES} bytes`);
  }
}
