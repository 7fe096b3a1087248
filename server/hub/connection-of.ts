import type { Socket } from 'socket.io';

/** What we use of a connection's inside: Socket.IO shows no bytes that wait, and closes only politely. */
export interface Connection {
  /** Packets that wait for those before them to be written. */
  readonly writeBuffer: readonly {
    readonly data?: string | Uint8Array;
    readonly options?: { readonly wsPreEncodedFrame?: readonly [Uint8Array] };
  }[];
  /** The request of the handshake; kept for as long as the socket lives, unless dropped. */
  request: unknown;
  readonly remoteAddress: string;
  readonly transport: {
    /** False until all that was sent has left for the kernel. */
    readonly writable: boolean;
    readonly socket: {
      close(code: number, reason: string): void;
      terminate(): void;
    };
  };
}

/** Pinned by a test: a release of Socket.IO that changes these parts is seen there. */
export function connectionOf(socket: Pick<Socket, 'conn'>): Connection {
  return socket.conn as unknown as Connection;
}
