import type { Position } from '../../contract/delta.ts';
import type { WatchAnswer } from '../../contract/socket.ts';
import { denseTopicsOf, type TopicSet } from '../wire/topic-set.ts';
import { isDrained, isOverfull } from './backlog.ts';
import type { SocketCloser } from './close-socket.ts';
import { connectionOf } from './connection-of.ts';
import type { Stream, StreamSocket } from './stream.ts';
import type { Timeline } from './timeline.ts';

/** A socket on the timeline. It is in its room only while it takes what it is sent. */
interface Follower {
  readonly socket: StreamSocket;
  readonly set: TopicSet;
  phase: 'joining' | 'following' | 'behind';
  /** While behind: what it has been sent; undefined = only a snapshot helps. */
  held: Position | undefined;
  /** Since when something waits for it; undefined = nothing does. */
  waitsSinceMs: number | undefined;
}

/** What brought sockets up to date again: what they had missed, or the whole picture. */
export type Recoveries = Readonly<Record<'deltas' | 'snapshot', number>>;

/** The sockets on one timeline, a room for each topic set: all of a room are sent the same bytes. */
export interface LiveRooms {
  /** Brings a socket up to date, then sends it each flush. Asked again, the last ask counts. */
  enter(socket: StreamSocket, set: TopicSet, resume?: Position): Promise<WatchAnswer>;
  leave(socket: StreamSocket): void;
  /** Several times a second: sockets that stall leave their room, those that drained come back. */
  tick(): void;
  /** Names of rooms with somebody in them. */
  rooms(): readonly string[];
  /** Sockets that are sent nothing until they have taken what waits for them. */
  behind(): number;
  /** Times since the start that a socket which had missed something was brought up to date. */
  recovered(): Recoveries;
}

export interface LiveRoomsParts {
  readonly io: Stream;
  readonly timeline: Timeline;
  /** Begins the names of its rooms: no two timelines share one. */
  readonly prefix?: string;
  readonly nowMs: () => number;
  readonly closer: SocketCloser;
}

/** Two ticks: a healthy socket has taken everything long before. */
const STALLED_AFTER_MS = 500;
/** A client calls the link lost after the same time. */
const SLOW_AFTER_MS = 12_000;

export function liveRooms({ io, timeline, prefix = '', nowMs, closer }: LiveRoomsParts): LiveRooms {
  const roomOf = (set: TopicSet): string => prefix + set;
  const followers = new Map<string, Follower>();
  const recovered = { deltas: 0, snapshot: 0 };
  /** Position that everyone in a room has been sent. */
  let sent = timeline.position();

  const catchUp = async (follower: Follower, resume?: Position): Promise<WatchAnswer> => {
    const { socket, set } = follower;
    const isFirst = follower.phase === 'joining' && resume === undefined;
    follower.phase = 'joining';
    let caughtUp = await timeline.catchUp(set, resume);
    // A flush between the answer and this turn would be missed: then it is asked again.
    while (!isAt(caughtUp.position, timeline.position())) {
      caughtUp = await timeline.catchUp(set, resume);
    }
    const { snapshot, deltas, position } = caughtUp;
    if (followers.get(socket.id) === follower) {
      const one = io.to(socket.id);
      if (snapshot !== undefined) one.emit('snapshot', snapshot);
      for (const text of deltas) one.emit('delta', text);
      // Frames that were missed are never sent again: a key frame says all that they would.
      for (const topic of denseTopicsOf(set)) one.emit('frame', timeline.frames().key(topic));
      void socket.join(roomOf(set));
      follower.phase = 'following';
      follower.waitsSinceMs = undefined;
      if (!isFirst) recovered[snapshot === undefined ? 'deltas' : 'snapshot'] += 1;
    }
    return { ok: true, resumed: snapshot === undefined, position };
  };

  const fallBehind = (follower: Follower): void => {
    void follower.socket.leave(roomOf(follower.set));
    follower.phase = 'behind';
    follower.held = sent;
    follower.waitsSinceMs ??= nowMs();
  };

  const look = (follower: Follower): void => {
    const { socket, phase } = follower;
    if (isDrained(connectionOf(socket))) {
      follower.waitsSinceMs = undefined;
      if (phase === 'behind') void catchUp(follower, follower.held);
      return;
    }
    follower.waitsSinceMs ??= nowMs();
    const waitsMs = nowMs() - follower.waitsSinceMs;
    if (waitsMs >= SLOW_AFTER_MS) {
      followers.delete(socket.id);
      closer.end(connectionOf(socket), 'slow');
    } else if (phase === 'following' && waitsMs >= STALLED_AFTER_MS) {
      fallBehind(follower);
    }
  };

  const setsNow = (): readonly TopicSet[] => {
    const sets = new Set([...followers.values()].map(({ set }) => set));
    return [...sets].filter((set) => io.of('/').adapter.rooms.has(roomOf(set)));
  };

  timeline.onFlush(() => {
    for (const follower of followers.values()) {
      const isFull = follower.phase === 'following' && isOverfull(connectionOf(follower.socket));
      if (!isFull) continue;
      fallBehind(follower);
      // What filled up within one turn drains in the next: no need to wait for the tick.
      setImmediate(look, follower);
    }
    for (const set of setsNow()) {
      const room = io.to(roomOf(set));
      const text = timeline.newest(set);
      if (text !== undefined) room.emit('delta', text);
      for (const topic of denseTopicsOf(set)) {
        const frame = timeline.frames().newest(topic);
        if (frame !== undefined) room.emit('frame', frame);
      }
    }
    sent = timeline.position();
  });
  timeline.onReset(() => {
    sent = timeline.position();
    for (const follower of followers.values()) {
      if (follower.phase === 'following') {
        void follower.socket.leave(roomOf(follower.set));
        void catchUp(follower);
      }
      follower.held = undefined;
    }
  });

  return {
    enter: (socket, set, resume) => {
      const before = followers.get(socket.id);
      if (before !== undefined) void socket.leave(roomOf(before.set));
      const follower: Follower = {
        socket,
        set,
        phase: 'joining',
        held: undefined,
        waitsSinceMs: undefined,
      };
      followers.set(socket.id, follower);
      return catchUp(follower, resume);
    },
    leave: (socket) => {
      const follower = followers.get(socket.id);
      if (follower !== undefined) void socket.leave(roomOf(follower.set));
      followers.delete(socket.id);
    },
    tick: () => {
      for (const follower of followers.values()) look(follower);
    },
    rooms: () => setsNow().map(roomOf),
    recovered: () => recovered,
    behind: () => [...followers.values()].filter(({ phase }) => phase === 'behind').length,
  };
}

function isAt(a: Position, b: Position): boolean {
  return a.epoch === b.epoch && a.seq === b.seq;
}
