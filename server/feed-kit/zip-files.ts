import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** Length of the last record without its comment, which has at most 65,535 bytes. */
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 1_000;
/** Unpacked bytes of all wanted files together. */
const MAX_TOTAL_BYTES = 30_000_000;
/** Unpacked bytes of one file; the packing stops there whatever the archive says of itself. */
const MAX_FILE_BYTES = 10_000_000;

/**
 * Files of a zip archive by their names without folders, only those that are wanted: by name, or as
 * a function says of a name. Throws when it is no archive, has too many entries, or unpacks to more
 * than the limits.
 */
export function zipFiles(
  zip: Uint8Array,
  wanted: readonly string[] | ((name: string) => boolean),
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  const entries = view.getUint16(end + 10, true);
  if (entries > MAX_ENTRIES) throw new Error(`zip of over ${MAX_ENTRIES} entries`);
  const files = new Map<string, Uint8Array>();
  const isWanted = (name: string): boolean =>
    typeof wanted === 'function' ? wanted(name) : wanted.includes(name);
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('broken zip directory');
    const nameLength = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isWanted(name) && !files.has(name)) {
      const file = unpacked(zip, view, at, name);
      total += file.byteLength;
      if (total > MAX_TOTAL_BYTES) throw new Error(`zip over ${MAX_TOTAL_BYTES} bytes unpacked`);
      files.set(name, file);
    }
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
