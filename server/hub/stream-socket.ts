import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { TOPICS, VIEWS } from '../../contract/delta.ts';
import {
  PROTOCOL,
  SOCKET_PATH,
  type ClientToServer,
  type ServerToClient,
  type WatchAnswer,
} from '../../contract/socket.ts';
import { isSameOrigin } from './same-origin.ts';
import { topicSet, type TopicSet } from '../wire/topic-set.ts';
import type { Timeline } from './timeline.ts';

type Stream = Server<ClientToServer, ServerToClient, Record<string, never>, Watcher>;
type StreamSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Watcher>;

interface Watcher {
  set?: TopicSet;
}

export interface StreamSocketServer {
  readonly watchers: () => number;
  /** A heartbeat now: the speed changed, and nobody should wait for the next. */
  readonly beat: () => void;
  /** Tells everyone to come back after a random part of `spreadMs`, then closes. */
  close(spreadMs: number): Promise<void>;
}

/** 4 Hz: what a screen can show, and what makes one encoding serve every client. */
const FLUSH_MS = 250;
const HEARTBEAT_MS = 5_000;
/** Clients send only small commands; the default of 1 MB would be an open door. */
const MAX_MESSAGE_BYTES = 64_000;
const CONNECT_TIMEOUT_MS = 5_000;

const WATCH = z.strictObject({
  protocol: z.number(),
  view: z.enum(VIEWS),
  timeline: z.literal('live'),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length),
  resume: z.strictObject({ epoch: z.string().max(64), seq: z.int().nonnegative() }).optional(),
});

/** Serves one timeline to any number of sockets; each delta is encoded once a room. */
export function streamSocket(
  http: HttpServer,
  timeline: Timeline,
  build: string,
): StreamSocketServer {
  const io: Stream = new Server(http, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    serveClient: false,
    // CORS does not guard WebSockets: the origin is checked by hand.
    allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers)),
  });

  timeline.onFlush(() => {
    for (const set of roomsOf(io)) {
      const text = timeline.newest(set);
      if (text !== undefined) io.to(set).emit('delta', text);
    }
  });
  timeline.onReset(() => {
    for (const socket of io.of('/').sockets.values()) {
      const { set } = socket.data;
      if (set === undefined) continue;
      void socket.leave(set);
      void serve(socket, timeline, set);
    }
  });
  io.on('connection', (socket) => {
    socket.on('watch', (request, answer) => {
      if (typeof answer !== 'function') return;
      void watch(socket, timeline, request).then(answer);
    });
  });

  const flushing = setInterval(() => timeline.flush(), FLUSH_MS);
  const beat = (): void => {
    const source = timeline.source();
    const { mode } = timeline;
    const now = source.now();
    io.emit('heartbeat', { ...timeline.position(), now, mode, build, speed: source.speed() });
  };
  const beating = setInterval(beat, HEARTBEAT_MS);

  return {
    watchers: () => io.of('/').sockets.size,
    beat,
    close: async (spreadMs) => {
      clearInterval(flushing);
      clearInterval(beating);
      for (const socket of io.of('/').sockets.values()) {
        socket.emit('drain', { retryMs: Math.round(Math.random() * spreadMs) });
      }
      await io.close();
    },
  };
}

async function watch(
  socket: StreamSocket,
  timeline: Timeline,
  request: unknown,
): Promise<WatchAnswer> {
  const parsed = WATCH.safeParse(request);
  if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
  const { protocol, view, topics, resume } = parsed.data;
  if (protocol !== PROTOCOL) {
    return { ok: false, problem: `protocol ${protocol}; this server speaks ${PROTOCOL}` };
  }
  if (view !== 'ops') return { ok: false, problem: `view ${view} is not served by this server` };
  const set = topicSet(topics);
  if (socket.data.set !== undefined) await socket.leave(socket.data.set);
  socket.data.set = set;
  return serve(socket, timeline, set, resume);
}

/** Brings a socket up to date and lets it into the room in one turn, so that no delta falls between. */
async function serve(
  socket: StreamSocket,
  timeline: Timeline,
  set: TopicSet,
  resume?: { readonly epoch: string; readonly seq: number },
): Promise<WatchAnswer> {
  const caughtUp = await timeline.catchUp(set, resume);
  if (socket.data.set === set) {
    if (caughtUp.snapshot !== undefined) socket.emit('snapshot', caughtUp.snapshot);
    for (const text of caughtUp.deltas) socket.emit('delta', text);
    void socket.join(set);
  }
  return { ok: true, resumed: caughtUp.snapshot === undefined, position: caughtUp.position };
}

/** Rooms that are topic sets; Socket.IO also keeps one room a socket, named by its id. */
function roomsOf(io: Stream): readonly TopicSet[] {
  const { rooms, sids } = io.of('/').adapter;
  return [...rooms.keys()].filter((room) => !sids.has(room));
}
