import type { Connection } from './connection-of.ts';

/** More bytes waiting than this and a socket gets nothing more until it has taken them. */
const MOST_BYTES = 1_048_576;
/** More packets than this too: a burst of alerts in one turn is well below. */
const MOST_PACKETS = 64;
/** Fewer waiting packets are not worth adding up. */
const FEW_PACKETS = 3;

/** Whether so much waits for a socket that more of it would only be memory. */
export function isOverfull({ writeBuffer }: Connection): boolean {
  if (writeBuffer.length < FEW_PACKETS) return false;
  if (writeBuffer.length > MOST_PACKETS) return true;
  return writeBuffer.reduce((sum, packet) => sum + bytesOf(packet), 0) > MOST_BYTES;
}

/** Whether all that was sent has left for the kernel. */
export function isDrained({ transport, writeBuffer }: Connection): boolean {
  return transport.writable && writeBuffer.length === 0;
}

function bytesOf({ data, options }: Connection['writeBuffer'][number]): number {
  return options?.wsPreEncodedFrame?.[0].length ?? data?.length ?? 0;
}
