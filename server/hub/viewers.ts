import type { StreamSocket } from './stream.ts';

/**
 * One socket a viewer: when a page comes back while its last socket is still held open by a dead
 * link, that one is ended. A viewer is known by a random id of its page, which nobody else learns.
 */
export interface Viewers {
  /** Takes the socket; returns the one it replaces. */
  enter(socket: StreamSocket): StreamSocket | undefined;
  leave(socket: StreamSocket): void;
}

/** 128 bits in hex: not to be guessed. Anything else is no id. */
const VIEWER_ID = /^[0-9a-f]{32}$/;

export function viewers(): Viewers {
  const held = new Map<string, StreamSocket>();
  return {
    enter: (socket) => {
      const id = viewerOf(socket);
      if (id === undefined) return undefined;
      const before = held.get(id);
      held.set(id, socket);
      return before;
    },
    leave: (socket) => {
      const id = viewerOf(socket);
      if (id !== undefined && held.get(id) === socket) held.delete(id);
    },
  };
}

function viewerOf({ handshake }: StreamSocket): string | undefined {
  const id: unknown = handshake.auth['viewer'];
  return typeof id === 'string' && VIEWER_ID.test(id) ? id : undefined;
}
