import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server, type Socket } from 'socket.io';
import type { Delta, PastBasis, Snapshot } from '../../contract/delta.ts';
import {
  PROTOCOL,
  SOCKET_PATH,
  type ClientToServer,
  type PlaybackAnswer,
  type ServerToClient,
  type Watch,
} from '../../contract/socket.ts';
import { incident } from '../client/wall-events.ts';

type Told = { readonly seek: string } | { readonly speed: number } | { readonly pause: boolean };
type Viewer = Socket<ClientToServer, ServerToClient>;

/** A server that speaks the contract and nothing else, so that a test can hold and disorder it. */
export interface PastServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly watches: readonly Watch[];
  readonly told: readonly Told[];
  /** Picture of an instant as the server shows it: one incident named for it. */
  readonly snapshotAt: (at: string, epoch: string, basis?: PastBasis) => Uint8Array;
  /** One more incident in the present. */
  readonly publish: () => void;
  readonly send: (bytes: Uint8Array | string) => void;
  /** Seeks are answered only after `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Everything of the past is refused with this. */
  readonly refuse: (problem: string | undefined) => void;
}

export const LIVE_NOW = '2022-08-08T12:32:00.000Z';
const SPAN = { from: '2022-08-08T07:00:00.000Z', to: LIVE_NOW } as const;

export async function pastServer(): Promise<PastServer> {
  const http = createServer();
  const io = new Server<ClientToServer, ServerToClient>(http, {
    path: SOCKET_PATH,
    transports: ['websocket'],
  });
  const watches: Watch[] = [];
  const told: Told[] = [];
  let deltas: Delta[] = [];
  let seeks = 0;
  let refusal: string | undefined;
  let held = Promise.resolve();
  let release = (): void => {};

  const snapshotAt: PastServer['snapshotAt'] = (at, epoch, basis) => {
    const isLive = basis === undefined;
    const snapshot: Snapshot = {
      protocol: PROTOCOL,
      city: 'seoul',
      view: 'ops',
      topics: ['core'],
      mode: isLive ? 'live' : 'replay',
      ...(isLive ? {} : { basis }),
      speed: 1,
      now: at,
      epoch,
      seq: isLive ? deltas.length : 0,
      events: [incident(at, {}), ...(isLive ? deltas.flatMap(({ upserts }) => upserts) : [])],
    };
    return gzipSync(JSON.stringify(snapshot));
  };
  const nextEpoch = (): string => `past-${(seeks += 1)}`;

  const serve = (socket: Viewer): void => {
    let basis: PastBasis = 'known';
    let now: string = LIVE_NOW;
    let speed = 1;
    const state = (): PlaybackAnswer =>
      refusal === undefined
        ? { ok: true, now, speed, basis, span: SPAN }
        : { ok: false, problem: refusal };
    socket.on('watch', (request, answer) => {
      watches.push(request);
      const { timeline, resume } = request;
      if (timeline === 'live') {
        const resumed = resume?.epoch === 'live';
        if (!resumed) socket.emit('snapshot', snapshotAt(LIVE_NOW, 'live'));
        const missed = resumed ? deltas.filter(({ from }) => from > resume.seq) : [];
        for (const delta of missed) socket.emit('delta', JSON.stringify(delta));
        void socket.join('live');
        answer({ ok: true, resumed, position: { epoch: 'live', seq: deltas.length } });
        return;
      }
      if (!('speed' in timeline)) return answer({ ok: false, problem: 'no exercise is held' });
      if (refusal !== undefined) return answer({ ok: false, problem: refusal });
      void socket.leave('live');
      now = timeline.from ?? new Date(Date.parse(LIVE_NOW) - (timeline.shiftMs ?? 0)).toISOString();
      ({ speed, basis = 'known' } = timeline);
      const epoch = nextEpoch();
      socket.emit('snapshot', snapshotAt(now, epoch, basis));
      answer({ ok: true, resumed: false, position: { epoch, seq: 0 } });
    });
    socket.on('seek', async (request, answer) => {
      told.push({ seek: request.at });
      await held;
      if (refusal !== undefined) return answer(state());
      now = request.at;
      ({ basis = basis } = request);
      answer(state());
      socket.emit('snapshot', snapshotAt(now, nextEpoch(), basis));
    });
    socket.on('speed', (request, answer) => {
      told.push(request);
      ({ speed } = request);
      answer(state());
    });
    socket.on('pause', ({ isPaused }, answer) => {
      told.push({ pause: isPaused });
      speed = isPaused ? 0 : 1;
      answer(state());
    });
  };
  io.on('connection', serve);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    watches,
    told,
    snapshotAt,
    publish: () => {
      const seq = deltas.length + 1;
      const upserts = [incident(`live-${seq}`, {})];
      const delta = { epoch: 'live', from: seq, to: seq, now: LIVE_NOW, upserts, removals: [] };
      deltas = [...deltas, delta];
      io.to('live').emit('delta', JSON.stringify(delta));
    },
    send: (what) => {
      if (typeof what === 'string') io.emit('delta', what);
      else io.emit('snapshot', what);
    },
    hold: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
    refuse: (problem) => {
      refusal = problem;
    },
    [Symbol.asyncDispose]: async () => {
      release();
      await io.close();
    },
  };
}
