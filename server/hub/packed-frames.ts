import { constants, deflateRawSync } from 'node:zlib';
import type { Transport } from './connection-of.ts';
import { framed, type Message } from './websocket-frame.ts';

type Bytes = readonly [Uint8Array];

/** Broadcasts packed by RFC 7692, once for all sockets that take them so; browsers do. */
export interface PackedFrames {
  /** What the bytes of a broadcast are made of. They are packed when the first socket wants them so. */
  readonly note: (bytes: Bytes, messages: readonly Message[]) => void;
  /** From now on what goes to this transport goes packed, if its other end takes that. */
  attach(transport: Transport): void;
}

/** Options of the server: it agrees to packing, and packs nothing by itself. */
export const PACKED_ONCE = {
  threshold: Number.MAX_SAFE_INTEGER,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
};

/** Smaller messages are not worth it, and an alarm is one of them. */
const WORTH_BYTES = 4_096;
/** A gigabyte in four seconds for a tenth of the bytes. */
const DEFLATE = {
  level: 1,
  finishFlush: constants.Z_SYNC_FLUSH,
  chunkSize: 262_144,
};
/** What a flush ends with, and RFC 7692 §7.2.1 leaves out. */
const FLUSH_BYTES = 4;
const GZIP_MAGIC = 0x1f8b;
const PERMESSAGE_DEFLATE = 'permessage-deflate';

export function packedFrames(): PackedFrames {
  const packedOf = new WeakMap<Bytes, () => Bytes>();
  return {
    note: (bytes, messages) => {
      if (messages.some(isWorthIt)) packedOf.set(bytes, packing(bytes, messages));
    },
    attach: (transport) => {
      // Else the library would hand each message to `ws`, to be packed anew for each socket.
      transport.perMessageDeflate = null;
      const { socket } = transport;
      if (!takesPacked(socket)) return;
      const { _sender: sender } = socket;
      const send = sender.sendFrame.bind(sender);
      sender.sendFrame = (bytes, done) => send(packedOf.get(bytes)?.() ?? bytes, done);
    },
  };
}

/** A window of its own size is not ours to keep: to such an end all goes as it is. */
function takesPacked({ _extensions }: Transport['socket']): boolean {
  const agreed = _extensions[PERMESSAGE_DEFLATE];
  return agreed !== undefined && agreed.params['server_max_window_bits'] === undefined;
}

function packing(bytes: Bytes, messages: readonly Message[]): () => Bytes {
  let made: Bytes | undefined;
  let left = messages;
  return () => {
    if (made !== undefined) return made;
    const shorter = framed(left.map(asPacked));
    made = shorter.length < bytes[0].length ? [shorter] : bytes;
    left = [];
    return made;
  };
}

function asPacked(message: Message): Message {
  if (!isWorthIt(message)) return message;
  const data = deflateRawSync(message.data, DEFLATE).subarray(0, -FLUSH_BYTES);
  return data.length < message.data.length ? { ...message, data, isPacked: true } : message;
}

/** Snapshots are packed already. */
function isWorthIt({ data }: Message): boolean {
  if (data.length < WORTH_BYTES) return false;
  return (((data[0] ?? 0) << 8) | (data[1] ?? 0)) !== GZIP_MAGIC;
}
