import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { COMMANDS as OFFICE_COMMANDS } from '../../contract/command.ts';
import {
  SOCKET_PATH,
  type ClientToServer,
  type Playback,
  type WatchAnswer,
} from '../../contract/socket.ts';
import { admission, ADMISSION_LIMITS, type AdmissionLimits } from './admission.ts';
import { socketCloser, type CloseReason } from './close-socket.ts';
import { commandRate, HAND } from './command-rate.ts';
import { connectionOf } from './connection-of.ts';
import { exerciseRooms, type FindExercise } from './exercise-rooms.ts';
import { listenToCommands, NO_OFFICE, type SocketOffice } from './socket-commands.ts';
import { NO_PAST, type PastSource } from '../wire/past.ts';
import { liveRooms, type Recoveries } from './live-rooms.ts';
import { sendAsOneFrame } from './one-frame.ts';
import { PACKED_ONCE } from './packed-frames.ts';
import { playbacks, type Played } from './playbacks.ts';
import type { Presence } from './presence.ts';
import { FLOODING } from './screens/driving-rate.ts';
import type { ScreenRelay } from './screens/screen-relay.ts';
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
  /** Of those on the live timeline, since the start. */
  readonly recovered: Recoveries;
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
/** Time for answers under way. */
const LEAVE_WITHIN_MS = 5_000;
/** A socket that asks for nothing is nobody's screen. */
const WATCH_WITHIN_MS = 10_000;
/** What a viewer may say; anything else ends its socket. */
const SAYINGS: ReadonlySet<string> = new Set<keyof ClientToServer>([
  'watch',
  'seek',
  'speed',
  'pause',
  'step',
  'screen',
  'screenState',
  'pair',
  'unpair',
  'drive',
  'enter',
  'leave',
  'point',
  ...OFFICE_COMMANDS,
]);

/** Serves one timeline to any number of sockets; each delta is encoded and framed once a room. */
export function streamSocket(
  http: HttpServer,
  timeline: Timeline,
  build: string,
  limits: AdmissionLimits = ADMISSION_LIMITS,
  past: PastSource = NO_PAST,
  office: SocketOffice = NO_OFFICE,
  findExercise: FindExercise = () => Promise.resolve(undefined),
  screens?: Pick<ScreenRelay, 'listen'>,
  colleagues?: Pick<Presence, 'listen'>,
): StreamSocketServer {
  const door = admission(limits, () => io.engine.clientsCount);
  const io: Stream = new Server(http, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    perMessageDeflate: PACKED_ONCE,
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
  const closer = socketCloser();
  const end = (socket: Pick<StreamSocket, 'conn'>, reason: CloseReason): void =>
    closer.end(connectionOf(socket), reason);
  const live = liveRooms({ io, timeline, nowMs, closer });
  const inPast = playbacks({ io, timeline, build, nowMs, closer });
  const exercises = exerciseRooms({ io, find: findExercise, build, nowMs, closer });
  const known = viewers();
  const silent = new WeakMap<StreamSocket['conn'], ReturnType<typeof setTimeout>>();
  io.engine.on('connection', (conn: StreamSocket['conn']) => {
    silent.set(conn, setTimeout(end, WATCH_WITHIN_MS, { conn }, 'silent'));
    conn.once('close', () => {
      clearTimeout(silent.get(conn));
      closer.hangUp(connectionOf({ conn }));
    });
  });

  io.on('connection', (socket) => {
    // Its headers and its HTTP socket would be kept for as long as the screen is on.
    connectionOf(socket).request = undefined;
    const before = known.enter(socket);
    if (before !== undefined) end(before, 'replaced');
    const isInTime = commandRate(nowMs, HAND);
    const isInDrive = commandRate(nowMs, FLOODING);
    const isInPoint = commandRate(nowMs, FLOODING);
    socket.use(([name], next) => {
      const isAllowed = name === 'drive' ? isInDrive : name === 'point' ? isInPoint : isInTime;
      if (SAYINGS.has(name) && isAllowed()) next();
      else end(socket, 'unruly');
    });
    socket.on('disconnect', () => {
      live.leave(socket);
      inPast.leave(socket);
      exercises.leave(socket);
      known.leave(socket);
    });
    inPast.listen(socket);
    screens?.listen(socket, () => clearTimeout(silent.get(socket.conn)));
    colleagues?.listen(socket);
    listenToCommands(socket, () =>
      inPast.has(socket) ? undefined : (exercises.officeOf(socket) ?? office),
    );
    socket.on('watch', (request, answer) => {
      if (typeof answer !== 'function') return;
      const asked = watchRequest(request);
      if (!asked.ok) return answer({ ...asked, build });
      clearTimeout(silent.get(socket.conn));
      const { set, timeline: wanted, resume } = asked;
      if (wanted === 'live') {
        inPast.leave(socket);
        exercises.leave(socket);
        void live.enter(socket, set, resume).then(answer);
        return;
      }
      if (!('speed' in wanted)) {
        const begin = (): void => {
          live.leave(socket);
          inPast.leave(socket);
        };
        void exercises.enter(socket, wanted.exercise, set, resume, begin).then(answer);
        return;
      }
      const begin = (): void => {
        live.leave(socket);
        exercises.leave(socket);
      };
      void enterPast(wanted, (of) => inPast.enter(socket, set, wanted, begin, of)).then(answer);
    });
  });

  /** Of an exercise if the request names one, else of the city. */
  const enterPast = async (
    { exercise }: Playback,
    enter: (of: Played) => Promise<WatchAnswer>,
  ): Promise<WatchAnswer> => {
    if (exercise === undefined) return enter({ timeline, past });
    const found = await findExercise(exercise).catch(() => undefined);
    return found === undefined
      ? { ok: false, problem: `there is no exercise ${exercise}` }
      : enter(found);
  };

  const flushing = setInterval(() => {
    live.tick();
    timeline.flush();
    exercises.tick();
  }, FLUSH_MS);
  const beat = (): void => {
    exercises.beat();
    const rooms = [...live.rooms()];
    if (rooms.length === 0) return;
    const source = timeline.source();
    const { mode } = timeline;
    const now = source.now();
    const seeking = timeline.seeking();
    const clock = { now, speed: source.speed(), ...(seeking === undefined ? {} : { seeking }) };
    io.to(rooms).emit('heartbeat', { ...timeline.position(), ...clock, mode, build });
  };
  timeline.onHold(beat);
  const beating = setInterval(beat, HEARTBEAT_MS);

  return {
    watchers: () => io.of('/').sockets.size,
    counts: () => ({
      behind: live.behind(),
      refused: door.refused(),
      recovered: live.recovered(),
      closed: closer.counts(),
    }),
    beat,
    close: async (spreadMs) => {
      clearInterval(flushing);
      clearInterval(beating);
      door.close();
      inPast.close();
      for (const socket of io.of('/').sockets.values()) {
        socket.emit('drain', { retryMs: Math.round(Math.random() * spreadMs) });
      }
      // A download that never ends must not keep the server from going.
      const ending = setTimeout(() => http.closeAllConnections(), LEAVE_WITHIN_MS);
      await io.close();
      clearTimeout(ending);
    },
  };
}
