import { instantMs } from '../../contract/instant.ts';
import type {
  Playback as PlaybackRequest,
  PlaybackAnswer,
  WatchAnswer,
} from '../../contract/socket.ts';
import type { PastSource } from '../wire/past.ts';
import type { TopicSet } from '../wire/topic-set.ts';
import { isDrained } from './backlog.ts';
import type { SocketCloser } from './close-socket.ts';
import { connectionOf } from './connection-of.ts';
import { playback, type Playback } from './playback.ts';
import { playbackCommand, type CommandName } from './playback-command.ts';
import { playbackMode } from './playback-mode.ts';
import type { Stream, StreamSocket } from './stream.ts';
import type { Timeline } from './timeline.ts';

/** The sockets that are in the past, each on its own way. */
export interface Playbacks {
  /**
   * Sends the socket its own way from the first snapshot on, told by `onBegin`; until then, and if
   * it is refused, it stays where it was. Asked again, the last ask counts.
   */
  enter(
    socket: StreamSocket,
    set: TopicSet,
    request: PlaybackRequest,
    onBegin: () => void,
    of: Played,
  ): Promise<WatchAnswer>;
  leave(socket: StreamSocket): void;
  /** Whether it looks at the past, or is on its way there. */
  has(socket: StreamSocket): boolean;
  /** Takes the commands of a new socket. */
  listen(socket: StreamSocket): void;
  close(): void;
}

/** A timeline and the past that is kept of it. */
export interface Played {
  readonly timeline: Timeline;
  readonly past: PastSource;
}

export interface PlaybacksParts {
  readonly io: Stream;
  /** Of the city. */
  readonly timeline: Timeline;
  readonly build: string;
  readonly nowMs: () => number;
  readonly closer: SocketCloser;
}

const TICK_MS = 250;
const HEARTBEAT_MS = 5_000;
/**
 * Each holds its vehicles and roads, `happened` the texts in force too: in a city of 50,000 things up
 * to 90 MB where no two stand near each other. With the threads' own bound a machine of 4 GB bears so many.
 */
const MOST_PLAYBACKS = 16;
/** As for those who watch the present. */
const SLOW_AFTER_MS = 12_000;

interface Viewer {
  readonly socket: StreamSocket;
  readonly playback: Playback;
  readonly of: Played;
  /** Since when something waits for it. */
  waitsSinceMs: number | undefined;
}

export function playbacks(parts: PlaybacksParts): Playbacks {
  const { io, timeline: ofCity, build, nowMs, closer } = parts;
  const viewers = new Map<string, Viewer>();

  /** Asked for, and not yet on screen. */
  const starting = new Map<string, Playback>();

  const leave = ({ id }: StreamSocket): void => {
    viewers.get(id)?.playback.leave();
    viewers.delete(id);
    starting.get(id)?.leave();
    starting.delete(id);
  };
  /** A viewer that has not yet taken what it was sent is sent nothing more. */
  const isReady = (viewer: Viewer): boolean => {
    const connection = connectionOf(viewer.socket);
    if (isDrained(connection)) {
      viewer.waitsSinceMs = undefined;
      return true;
    }
    viewer.waitsSinceMs ??= nowMs();
    if (nowMs() - viewer.waitsSinceMs >= SLOW_AFTER_MS) closer.end(connection, 'slow');
    return false;
  };
  const ticking = setInterval(() => {
    for (const viewer of viewers.values()) if (isReady(viewer)) viewer.playback.tick();
  }, TICK_MS);
  const beating = setInterval(() => {
    for (const viewer of viewers.values()) viewer.playback.beat();
  }, HEARTBEAT_MS);
  ofCity.onReset(() => {
    for (const { playback: own, of } of viewers.values()) {
      if (of.timeline === ofCity) own.restart();
    }
  });

  const run = (
    { id }: StreamSocket,
    name: CommandName,
    request: unknown,
    answer: (result: PlaybackAnswer) => void,
  ): void => {
    if (typeof answer !== 'function') return;
    const held = viewers.get(id);
    const read = playbackCommand(name, request);
    if (held === undefined) answer({ ok: false, problem: 'in no playback; watch one first' });
    else if (!read.ok) answer(read);
    else void held.playback.run(read.command).then(answer);
  };

  return {
    enter: async (socket, set, request, onBegin, of) => {
      const { id } = socket;
      const { timeline, past } = of;
      const others = new Set([...viewers.keys(), ...starting.keys()]);
      others.delete(id);
      if (others.size >= MOST_PLAYBACKS) {
        return { ok: false, problem: `${MOST_PLAYBACKS} playbacks run already; try again later` };
      }
      const one = io.to(id);
      const begin = (): void => {
        if (starting.get(id) !== own) return;
        onBegin();
        starting.delete(id);
        viewers.get(id)?.playback.leave();
        viewers.set(id, { socket, playback: own, of, waitsSinceMs: undefined });
      };
      const own = playback({
        past,
        city: timeline.source().city,
        mode: playbackMode(timeline.mode),
        build,
        present: {
          nowMs: () => instantMs(timeline.source().now()),
          speed: () => timeline.source().speed(),
        },
        baseMs: nowMs,
        set,
        request,
        out: {
          snapshot: (bytes) => {
            begin();
            one.emit('snapshot', bytes);
          },
          frame: (bytes) => one.emit('frame', bytes),
          delta: (text) => one.emit('delta', text),
          heartbeat: (heartbeat) => one.emit('heartbeat', heartbeat),
        },
      });
      starting.get(id)?.leave();
      starting.set(id, own);
      const answer = await own.start();
      if (starting.get(id) === own) starting.delete(id);
      if (!answer.ok) own.leave();
      return answer;
    },
    leave,
    has: ({ id }) => viewers.has(id) || starting.has(id),
    listen: (socket) => {
      socket.on('seek', (request, answer) => run(socket, 'seek', request, answer));
      socket.on('speed', (request, answer) => run(socket, 'speed', request, answer));
      socket.on('pause', (request, answer) => run(socket, 'pause', request, answer));
      socket.on('step', (request, answer) => run(socket, 'step', request, answer));
    },
    close: () => {
      clearInterval(ticking);
      clearInterval(beating);
      for (const { socket } of viewers.values()) leave(socket);
    },
  };
}
