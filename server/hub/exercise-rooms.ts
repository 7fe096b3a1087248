import type { Position } from '../../contract/delta.ts';
import type { WatchAnswer } from '../../contract/socket.ts';
import type { PastSource } from '../wire/past.ts';
import type { TopicSet } from '../wire/topic-set.ts';
import type { SocketCloser } from './close-socket.ts';
import { liveRooms, type LiveRooms } from './live-rooms.ts';
import type { SocketOffice } from './socket-commands.ts';
import type { Stream, StreamSocket } from './stream.ts';
import type { Timeline } from './timeline.ts';

/** An exercise as the stream shows it. */
export interface ExerciseStream {
  readonly timeline: Timeline;
  readonly past: PastSource;
  /** Takes the commands of those who watch it. */
  readonly office: SocketOffice;
}

/** Undefined = there is none such; rejects if it cannot be read. */
export type FindExercise = (id: string) => Promise<ExerciseStream | undefined>;

/** The sockets that watch exercises: rooms of their own, so that nothing of one gets into another. */
export interface ExerciseRooms {
  /** Until it is found, the socket stays where it was; then `onBegin` is told. */
  enter(
    socket: StreamSocket,
    id: string,
    set: TopicSet,
    resume: Position | undefined,
    onBegin: () => void,
  ): Promise<WatchAnswer>;
  leave(socket: StreamSocket): void;
  /** Where its commands go; undefined = it watches no exercise. */
  officeOf(socket: StreamSocket): SocketOffice | undefined;
  tick(): void;
  beat(): void;
}

export interface ExerciseRoomsParts {
  readonly io: Stream;
  readonly find: FindExercise;
  readonly build: string;
  readonly nowMs: () => number;
  readonly closer: SocketCloser;
}

interface Held {
  readonly stream: ExerciseStream;
  readonly rooms: LiveRooms;
}

export function exerciseRooms(parts: ExerciseRoomsParts): ExerciseRooms {
  const { io, find, build, nowMs, closer } = parts;
  const heldOf = new WeakMap<Timeline, Held>();
  const watching = new Map<string, Held>();
  /** Of several asks the last counts. */
  const asking = new Map<string, object>();

  const held = (id: string, stream: ExerciseStream): Held => {
    const { timeline } = stream;
    const known = heldOf.get(timeline);
    if (known !== undefined) return known;
    const prefix = `exercise ${id} ${timeline.position().epoch} `;
    const made = { stream, rooms: liveRooms({ io, timeline, prefix, nowMs, closer }) };
    heldOf.set(timeline, made);
    return made;
  };
  const leave = (socket: StreamSocket): void => {
    asking.delete(socket.id);
    watching.get(socket.id)?.rooms.leave(socket);
    watching.delete(socket.id);
  };
  const watched = (): ReadonlySet<Held> => new Set(watching.values());

  return {
    enter: async (socket, id, set, resume, onBegin) => {
      const own = {};
      asking.set(socket.id, own);
      const stream = await find(id).catch(() => undefined);
      if (asking.get(socket.id) !== own) {
        return { ok: false, problem: 'another watch came meanwhile' };
      }
      asking.delete(socket.id);
      if (stream === undefined) return { ok: false, problem: `there is no exercise ${id}` };
      leave(socket);
      onBegin();
      const entered = held(id, stream);
      watching.set(socket.id, entered);
      return entered.rooms.enter(socket, set, resume);
    },
    leave,
    officeOf: ({ id }) => watching.get(id)?.stream.office,
    tick: () => {
      for (const { rooms, stream } of watched()) {
        rooms.tick();
        stream.timeline.flush();
      }
    },
    beat: () => {
      for (const { rooms, stream } of watched()) {
        const names = [...rooms.rooms()];
        if (names.length === 0) continue;
        const { timeline } = stream;
        const source = timeline.source();
        const { mode } = timeline;
        const clock = { now: source.now(), speed: source.speed() };
        io.to(names).emit('heartbeat', { ...timeline.position(), ...clock, mode, build });
      }
    },
  };
}
