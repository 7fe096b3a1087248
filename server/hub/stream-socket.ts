import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { SOCKET_PATH, type ClientToServer } from '../../contract/socket.ts';
import { admission, ADMISSION_LIMITS, type AdmissionLimits } from './admission.ts';
import { closeSocket, type CloseReason } from './close-socket.ts';
import { commandRate } from './command-rate.ts';
import { connectionOf } from './connection-of.ts';
import { liveRooms } from './live-rooms.ts';
import { sendAsOneFrame } from './one-frame.ts';
import type { Stream, StreamSocket } from './stream.ts';
import type { Timeline } from './timeline.ts';
import { viewers } from './viewers.ts';
import { watchRequest } from './watch-request.ts';

export interface StreamSocketServer {
  readonly watchers: () => number;
  readonly counts: () => StreamCounts;
  /** A heartbeat now: the speed changed, and nobody should wait for the next. */
  readonly beat: () => void;
  /** Tells everyone to come back after a random part of `spreadMs`, then closes. */
  close(spreadMs: number): Promise<void>;
}

export interface StreamCounts {
  /** Sockets that take nothing at the moment, so that nothing more is queued for them. */
  readonly behind: number;
  /** Handshakes refused since the start. */
  readonly refused: number;
  /** Sockets ended by the server since the start, by reason. */
  readonly closed: ReadonlyMap<CloseReason, number>;
}

/** 4 Hz: what a screen can show, and what makes one encoding serve every client. */
const FLUSH_MS = 250;
const HEARTBEAT_MS = 5_000;
/** Clients send only small commands; the default of 1 MB would be an open door. */
const MAX_MESSAGE_BYTES = 64_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** A peer that is gone without a word is found after 40 s at most; a server stopped for 20 s loses nobody. */
const PING_INTERVAL_MS = 15_000;
const PING_TIMEOUT_MS = 25_000;
/** Time for screens to take their goodbye. */
const LEAVE_WITHIN_MS = 3_000;
/** A socket that asks for nothing is nobody's screen. */
const WATCH_WITHIN_MS = 10_000;
/** What a viewer may say; anything else ends its socket. */
const COMMANDS: Readonly<Record<keyof ClientToServer, true>> = {
  watch: true,
  seek: true,
  speed: true,
  pause: true,
  step: true,
};

/** Serves one timeline to any number of sockets; each delta is encoded and framed once a room. */
export function streamSocket(
  http: HttpServer,
  timeline: Timeline,
  build: string,
  limits: AdmissionLimits = ADMISSION_LIMITS,
): StreamSocketServer {
  const door = admission(limits, () => io.engine.clientsCount);
  const io: Stream = new Server(http, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    serveClient: false,
    // CORS does not guard WebSockets: the door looks at the origin.
    allowRequest: door.decide,
  });
  sendAsOneFrame(io);
  const nowMs = (): number => performance.now();
  const closed = new Map<CloseReason, number>();
  const onClose = (reason: CloseReason): void => {
    closed.set(reason, (closed.get(reason) ?? 0) + 1);
  };
  const end = (socket: StreamSocket, reason: CloseReason): void => {
    onClose(reason);
    closeSocket(socket, reason);
  };
  const live = liveRooms({ io, timeline, nowMs, onClose });
  const known = viewers();

  io.on('connection', (socket) => {
    // Its headers and its HTTP socket would be kept for as long as the screen is on.
    connectionOf(socket).request = undefined;
    const before = known.enter(socket);
    if (before !== undefined) end(before, 'replaced');
    const silent = setTimeout(end, WATCH_WITHIN_MS, socket, 'silent');
    const isInTime = commandRate(nowMs);
    socket.use(([name], next) => {
      if (Object.hasOwn(COMMANDS, name) && isInTime()) next();
      else end(socket, 'unruly');
    });
    socket.on('disconnect', () => {
      clearTimeout(silent);
      live.leave(socket);
      known.leave(socket);
    });
    socket.on('watch', (request, answer) => {
      if (typeof answer !== 'function') return;
      const asked = watchRequest(request);
      if (!asked.ok) return answer(asked);
      clearTimeout(silent);
      void live.enter(socket, asked.set, asked.resume).then(answer);
    });
  });

  const flushing = setInterval(() => {
    live.tick();
    timeline.flush();
  }, FLUSH_MS);
  const beat = (): void => {
    const rooms = [...live.rooms()];
    if (rooms.length === 0) return;
    const source = timeline.source();
    const { mode } = timeline;
    const now = source.now();
    const heartbeat = { ...timeline.position(), now, mode, build, speed: source.speed() };
    io.to(rooms).emit('heartbeat', heartbeat);
  };
  const beating = setInterval(beat, HEARTBEAT_MS);

  return {
    watchers: () => io.of('/').sockets.size,
    counts: () => ({ behind: live.behind(), refused: door.refused(), closed }),
    beat,
    close: async (spreadMs) => {
      clearInterval(flushing);
      clearInterval(beating);
      door.close();
      for (const socket of io.of('/').sockets.values()) {
        socket.emit('drain', { retryMs: Math.round(Math.random() * spreadMs) });
      }
      const open = [...io.of('/').sockets.values()].map(connectionOf);
      // A peer that is gone never answers the close; it must not keep the server from going.
      const ending = setTimeout(() => {
        for (const { transport } of open) transport.socket.terminate();
        http.closeAllConnections();
      }, LEAVE_WITHIN_MS);
      await io.close();
      clearTimeout(ending);
    },
  };
}
