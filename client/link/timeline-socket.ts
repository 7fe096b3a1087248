import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH, type ClientToServer, type ServerToClient } from '../../contract/socket.ts';

export type TimelineSocket = Socket<ServerToClient, ClientToServer>;

/** A socket that is not connected yet and never reconnects by itself. */
export function timelineSocket(address: string | undefined): TimelineSocket {
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
  };
  return address === undefined ? io(options) : io(address, options);
}
