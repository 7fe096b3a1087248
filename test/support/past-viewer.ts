import { gunzipSync } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import type { Delta, Heartbeat, Position, Snapshot } from '../../contract/delta.ts';
import type { FrameHeader } from '../../contract/dense-frame.ts';
import type { CityEvent } from '../../contract/event.ts';
import {
  PROTOCOL,
  SOCKET_PATH,
  type ClientToServer,
  type PlaybackAnswer,
  type ServerToClient,
  type Watch,
  type WatchAnswer,
} from '../../contract/socket.ts';

/** What a viewer had when it left a timeline. */
export interface Held {
  readonly position: Position;
  readonly events: readonly CityEvent[];
}

type Name = Exclude<keyof ClientToServer, 'watch'>;

/** A viewer that keeps all it is told, by the letter of the contract. */
export interface PastViewer extends Disposable {
  /** With what it had of that timeline before, it goes on from there. */
  readonly watch: (timeline: Watch['timeline'], held?: Held) => Promise<WatchAnswer>;
  readonly held: () => Held;
  readonly ask: <K extends Name>(
    name: K,
    request: Parameters<ClientToServer[K]>[0],
  ) => Promise<PlaybackAnswer>;
  readonly events: () => ReadonlyMap<string, CityEvent>;
  readonly position: () => Position;
  /** Of the last snapshot, without its events. */
  readonly head: () => Omit<Snapshot, 'events'> | undefined;
  readonly snapshots: () => number;
  /** Deltas that did not continue what was held. */
  readonly gaps: () => number;
  readonly frames: () => readonly FrameHeader[];
  readonly heartbeats: () => readonly Heartbeat[];
  readonly isConnected: () => boolean;
}

const NOWHERE: Position = { epoch: '', seq: 0 };

export function pastViewer(url: string): PastViewer {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnectionDelayMax: 1000,
  });
  const commands = socket as Socket & {
    emitWithAck: (name: Name, request: unknown) => Promise<PlaybackAnswer>;
  };
  const events = new Map<string, CityEvent>();
  const frames: FrameHeader[] = [];
  const heartbeats: Heartbeat[] = [];
  let head: Omit<Snapshot, 'events'> | undefined;
  let position = NOWHERE;
  let snapshots = 0;
  let gaps = 0;
  socket.on('snapshot', (bytes) => {
    const { events: all, ...rest } = JSON.parse(gunzipSync(bytes).toString()) as Snapshot;
    events.clear();
    for (const event of all) events.set(event.subject, event);
    head = rest;
    position = { epoch: rest.epoch, seq: rest.seq };
    snapshots += 1;
  });
  socket.on('delta', (text) => {
    const { epoch, from, to, upserts, removals } = JSON.parse(text) as Delta;
    if (epoch !== position.epoch || from !== position.seq + 1) gaps += 1;
    for (const event of upserts) events.set(event.subject, event);
    for (const subject of removals) events.delete(subject);
    position = { epoch, seq: to };
  });
  socket.on('frame', (bytes) => {
    const frame = Buffer.from(bytes);
    const header = frame.subarray(4, 4 + frame.readUInt32LE()).toString();
    frames.push(JSON.parse(header) as FrameHeader);
  });
  socket.on('heartbeat', (heartbeat) => heartbeats.push(heartbeat));
  return {
    watch: (timeline, held) => {
      const topics = ['core', 'observations', 'positions', 'links'] as const;
      const request: Watch = {
        protocol: PROTOCOL,
        view: 'ops',
        timeline,
        topics,
        ...(held === undefined ? {} : { resume: held.position }),
      };
      if (held !== undefined) {
        ({ position } = held);
        events.clear();
        for (const event of held.events) events.set(event.subject, event);
      }
      return socket.emitWithAck('watch', request);
    },
    held: () => ({ position, events: [...events.values()] }),
    ask: (name, request) => commands.emitWithAck(name, request),
    events: () => events,
    position: () => position,
    head: () => head,
    snapshots: () => snapshots,
    gaps: () => gaps,
    frames: () => frames,
    heartbeats: () => heartbeats,
    isConnected: () => socket.connected,
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}
