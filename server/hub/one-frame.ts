import type { Server } from 'socket.io';

interface Packet {
  readonly data?: readonly unknown[];
}
interface PacketOptions {
  wsPreEncodedFrame?: readonly Uint8Array[];
}
type Encoded = readonly (string | Uint8Array)[];
interface Encodes {
  readonly encoder: { encode(packet: Packet): Encoded };
  _encode(packet: Packet, options: PacketOptions): Encoded;
}
interface Frame {
  readonly packets: Encoded;
  readonly bytes: readonly [Uint8Array];
}

const TEXT = 1;
const BINARY = 2;
const FINAL = 0x80;
/** Type of a message in Engine.IO. */
const MESSAGE = '4';
/** Payloads of the last moment: the newest delta, frame and snapshot, and what leads to them. */
const HELD_FRAMES = 16;
const SMALLEST_HELD = 1024;

/**
 * Makes every broadcast one buffer, framed once for all sockets: one write a socket, and a stalled
 * socket holds no bytes of its own. Socket.IO by itself does so for texts only, in two writes, and
 * frames a binary message for each socket anew. WebSockets without compression only.
 */
export function sendAsOneFrame(io: Pick<Server, 'of'>): void {
  const adapter = io.of('/').adapter as unknown as Encodes;
  const held = new Map<unknown, Frame>();
  const encodeOnce: Encodes['_encode'] = (packet, options) => {
    const payload = packet.data?.[1];
    const isLarge = isPayload(payload) && payload.length >= SMALLEST_HELD;
    const frame =
      (isLarge ? held.get(payload) : undefined) ?? frameOf(adapter.encoder.encode(packet));
    if (isLarge) {
      held.delete(payload);
      held.set(payload, frame);
      const [oldest] = held.size > HELD_FRAMES ? held.keys() : [];
      held.delete(oldest);
    }
    options.wsPreEncodedFrame = frame.bytes;
    return frame.packets;
  };
  Object.assign(adapter, { _encode: encodeOnce });
}

/** A text and the buffers it speaks of go out as one: only the first packet is handed on. */
function frameOf(encoded: Encoded): Frame {
  const parts = encoded.flatMap((packet) =>
    typeof packet === 'string'
      ? framed(TEXT, Buffer.from(MESSAGE + packet))
      : framed(BINARY, packet),
  );
  return { packets: encoded.slice(0, 1), bytes: [Buffer.concat(parts)] };
}

/** RFC 6455 §5.2: unmasked, unfragmented, as a server sends. */
function framed(opcode: number, data: Uint8Array): readonly Uint8Array[] {
  const { length } = data;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = FINAL | opcode;
  if (length < 126) {
    head[1] = length;
  } else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return [head, data];
}

function isPayload(value: unknown): value is string | Uint8Array {
  return typeof value === 'string' || value instanceof Uint8Array;
}
