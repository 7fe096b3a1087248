import type { Connection } from './connection-of.ts';

/** Why the server itself ends a socket; the WebSocket close code tells the client. */
const CLOSE_CODES = {
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

export interface SocketCloser {
  /** Ends a socket now, with its reason; what waits for it is dropped. */
  end(connection: Connection, reason: CloseReason): void;
  /** To be called once a connection was closed: Engine.IO leaves the wire to a peer that may be gone. */
  hangUp(connection: Connection): void;
  /** Sockets ended so far. */
  counts(): ReadonlyMap<CloseReason, number>;
}

/** A peer that reads nothing never answers the close: it is ended this long after. */
const ANSWER_WITHIN_MS = 1_000;

export function socketCloser(): SocketCloser {
  const counts = new Map<CloseReason, number>();
  const ended = new WeakSet<Connection>();
  const hangUp = ({ transport }: Connection): void => {
    setTimeout(() => transport.socket.terminate(), ANSWER_WITHIN_MS).unref();
  };
  return {
    hangUp,
    end: (connection, reason) => {
      if (ended.has(connection)) return;
      ended.add(connection);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
      connection.transport.socket.close(CLOSE_CODES[reason], reason);
      hangUp(connection);
    },
    counts: () => counts,
  };
}
