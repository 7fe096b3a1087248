import { crc32, deflateRawSync } from 'node:zlib';

interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Stored as it is unless set. */
  readonly isDeflated?: boolean;
  /** What the directory says of its length, if it lies. */
  readonly claimedBytes?: number;
}

const LOCAL_BYTES = 30;
const DIRECTORY_BYTES = 46;

/** A zip archive, byte for byte the same for the same members. */
export function zipOf(members: readonly Member[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isDeflated = false, claimedBytes = bytes.byteLength } of members) {
    const packed = isDeflated ? deflateRawSync(bytes) : Buffer.from(bytes);
    const path = Buffer.from(name);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(0x04034b50, 0);
    const entry = Buffer.alloc(DIRECTORY_BYTES);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [head, from] of [
      [local, 8],
      [entry, 10],
    ] as const) {
      head.writeUInt16LE(isDeflated ? 8 : 0, from);
      head.writeUInt32LE(crc32(bytes), from + 6);
      head.writeUInt32LE(packed.byteLength, from + 10);
      head.writeUInt32LE(claimedBytes, from + 14);
      head.writeUInt16LE(path.byteLength, from + 18);
    }
    entry.writeUInt32LE(offset, 42);
    locals.push(local, path, packed);
    directory.push(entry, path);
    offset += LOCAL_BYTES + path.byteLength + packed.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
