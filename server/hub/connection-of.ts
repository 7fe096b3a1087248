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
  readonly transport: Transport;
}

export interface Transport {
  /** False until all that was sent has left for the kernel. */
  readonly writable: boolean;
  /** While set, nothing goes out as it was encoded for all. */
  perMessageDeflate: unknown;
  readonly socket: {
    close(code: number, reason: string): void;
    terminate(): void;
    /** What both ends agreed on. */
    readonly _extensions: Readonly<
      Record<string, { readonly params: Readonly<Record<string, unknown>> } | undefined>
    >;
    readonly _sender: {
      sendFrame: (bytes: readonly [Uint8Array], done?: (error?: Error) => void) => void;
    };
  };
}

/** These parts are private in its types. Pinned by a test: a release of Socket.IO that changes these parts is seen there. */
export function connectionOf(socket: Pick<Socket, 'conn'>): Connection {
  return socket.conn as unknown as Connection;
}
