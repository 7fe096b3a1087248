import { createServer as createHttp } from 'node:http';
import {
  createServer as createTcp,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { Mode } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';
import { ADMISSION_LIMITS } from '../../server/hub/admission.ts';
import { streamSocket } from '../../server/hub/stream-socket.ts';
import { timeline, type Timeline } from '../../server/hub/timeline.ts';
import { deltaOf } from './fanout-event.ts';

/** One way to send events to all clients. */
export interface Fanout {
  readonly port: number;
  /** Takes events as they happen. */
  readonly offer: (events: readonly CityEvent[]) => void;
  /** Sends what waits, for those that send in batches. */
  readonly flush: () => void;
  close(): Promise<void>;
}

export type FanoutMode = 'hub' | 'naive' | 'ws' | 'floor';
export const FANOUTS: Readonly<Record<FanoutMode, () => Promise<Fanout>>> = {
  hub: () => hub((stream) => (delta) => stream.publish(delta)),
  naive,
  ws: webSocketLoop,
  floor,
};

const LIMITS = { ...ADMISSION_LIMITS, perAddress: 10_000, handshakesPerSec: 10_000 };
const START = { epoch: 'bench', seq: 0 };
const LIVE: Mode = 'live';

/** The product's timeline and sockets; `path` = how a delta comes to the timeline. */
export async function hub(
  path: (stream: Timeline) => (delta: ReturnType<typeof deltaOf>) => void,
): Promise<Fanout> {
  const source = {
    city: 'seoul',
    position: () => START,
    now: () => '2022-08-08T11:00:00.000Z',
    speed: () => 1,
    events: () => [],
  };
  const stream = timeline(LIVE, source, () => performance.now());
  const publish = path(stream);
  const http = createHttp();
  const sockets = streamSocket(http, stream, 'bench', LIMITS);
  let seq = 0;
  return {
    port: await listen(http),
    offer: (events) => {
      for (const event of events) publish(deltaOf(event, (seq += 1)));
    },
    // Its own clock does: 4 Hz.
    flush: () => {},
    close: () => sockets.close(0),
  };
}

/** Socket.IO as most would write it: each event to everyone as it comes. */
async function naive(): Promise<Fanout> {
  const http = createHttp();
  const io = new Server(http, { path: SOCKET_PATH, transports: ['websocket'] });
  return {
    port: await listen(http),
    offer: (events) => {
      for (const event of events) io.emit('event', event);
    },
    flush: () => {},
    close: () => io.close(),
  };
}

async function webSocketLoop(): Promise<Fanout> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    ...batched((text) => {
      for (const client of server.clients) client.send(text);
    }),
    close: () => {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What cannot be undercut in Node: one buffer written to every socket. */
async function floor(): Promise<Fanout> {
  const open = new Set<Socket>();
  const server = createTcp((socket) => {
    open.add(socket);
    socket.on('error', () => open.delete(socket));
    socket.write('ready');
  });
  return {
    port: await listen(server),
    ...batched((text) => {
      const bytes = Buffer.from(text);
      for (const socket of open) socket.write(bytes);
    }),
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function batched(send: (text: string) => void): Pick<Fanout, 'offer' | 'flush'> {
  let waiting: CityEvent[] = [];
  return {
    offer: (events) => {
      waiting.push(...events);
    },
    flush: () => {
      if (waiting.length > 0) send(JSON.stringify(waiting));
      waiting = [];
    },
  };
}

async function listen(server: TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}
