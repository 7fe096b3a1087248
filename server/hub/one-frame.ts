import type { Server, Socket } from 'socket.io';
import { connectionOf } from './connection-of.ts';
import { packedFrames } from './packed-frames.ts';
import { framed, type Message } from './websocket-frame.ts';

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
/** Type of a message in Engine.IO. */
const MESSAGE = '4';
/** Payloads of the last moment: the newest delta, frame and snapshot, and what leads to them. */
const HELD_FRAMES = 16;
const SMALLEST_HELD = 1024;

/**
 * Makes every broadcast one buffer, framed once for all sockets: one write a socket, and a stalled
 * socket holds no bytes of its own. Socket.IO by itself does so for texts only, in two writes, and
 * frames a binary message for each socket anew. Who takes it packed is sent it packed, once for all.
 */
export function sendAsOneFrame(io: Pick<Server, 'of' | 'engine'>): void {
  const packing = packedFrames();
  io.engine.on('connection', (conn: Socket['conn']) => {
    packing.attach(connectionOf({ conn }).transport);
  });
  // Both are private in its types; pinned by a test.
  const adapter = io.of('/').adapter as unknown as Encodes;
  const held = new Map<unknown, Frame>();
  const encodeOnce: Encodes['_encode'] = (packet, options) => {
    const payload = packet.data?.[1];
    const isLarge = isPayload(payload) && payload.length >= SMALLEST_HELD;
    const frame =
      (isLarge ? held.get(payload) : undefined) ??
      frameOf(adapter.encoder.encode(packet), packing.note);
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
function frameOf(
  encoded: Encoded,
  note: (bytes: Frame['bytes'], messages: readonly Message[]) => void,
): Frame {
  const messages = encoded.map((packet): Message =>
    typeof packet === 'string'
      ? { opcode: TEXT, data: Buffer.from(MESSAGE + packet) }
      : { opcode: BINARY, data: packet },
  );
  const bytes: Frame['bytes'] = [framed(messages)];
  note(bytes, messages);
  return { packets: encoded.slice(0, 1), bytes };
}

function isPayload(value: unknown): value is string | Uint8Array {
  return typeof value === 'string' || value instanceof Uint8Array;
}
