import type { Socket } from 'socket.io';
import { connectionOf } from './connection-of.ts';

/** Why the server itself ends a socket; the WebSocket close code tells the client. */
export const CLOSE_CODES = {
  /** Took nothing for 12 s. It comes back and is brought up to date. */
  slow: 4008,
  /** Connected, and asked for nothing. */
  silent: 4001,
  /** Too many commands, or one that is none. */
  unruly: 1008,
  /** The same viewer has come back on a new socket. */
  replaced: 4009,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;

/** A peer that reads nothing never answers the close: it is ended this long after. */
const ANSWER_WITHIN_MS = 1_000;

/** Ends a socket now, with its reason; what waits for it is dropped. */
export function closeSocket(socket: Socket, reason: CloseReason): void {
  const { transport } = connectionOf(socket);
  transport.socket.close(CLOSE_CODES[reason], reason);
  const ending = setTimeout(() => transport.socket.terminate(), ANSWER_WITHIN_MS);
  ending.unref();
}
