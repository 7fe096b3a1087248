import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../contract/socket.ts';

type NoEvents = Record<string, never>;

export type Stream = Server<ClientToServer, ServerToClient, NoEvents, NoEvents>;
export type StreamSocket = Socket<ClientToServer, ServerToClient, NoEvents, NoEvents>;
