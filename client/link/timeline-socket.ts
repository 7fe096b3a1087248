import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH, type ClientToServer, type ServerToClient } from '../../contract/socket.ts';

export type TimelineSocket = Socket<ServerToClient, ClientToServer>;

/**
 * A random id of this page's link: the server ends the socket that a dead link left behind. By
 * `getRandomValues`, which a wall without TLS has, too.
 */
function viewerId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A socket that is not connected yet and never reconnects by itself. */
export function timelineSocket(address: string | undefined): TimelineSocket {
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    auth: { viewer: viewerId() },
  };
  return address === undefined ? io(options) : io(address, options);
}
