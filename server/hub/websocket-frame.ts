/** A whole message of a WebSocket, to be sent in one frame. */
export interface Message {
  readonly opcode: number;
  readonly data: Uint8Array;
  /** Packed by RFC 7692. */
  readonly isPacked?: boolean;
}

const FINAL = 0x80;
/** RFC 7692 §6: the first bit that is kept free for extensions. */
const PACKED = 0x40;

/** Frames of messages, one after the other. RFC 6455 §5.2: unmasked, unfragmented, as a server sends. */
export function framed(messages: readonly Message[]): Buffer {
  return Buffer.concat(messages.flatMap((message) => [head(message), message.data]));
}

function head({ opcode, data: { length }, isPacked }: Message): Uint8Array {
  const bytes = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  bytes[0] = FINAL | (isPacked === true ? PACKED : 0) | opcode;
  if (length < 126) {
    bytes[1] = length;
  } else if (length < 65_536) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  return bytes;
}
