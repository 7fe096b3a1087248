import { io, type Socket } from 'socket.io-client';
import type { StoreApi } from 'zustand/vanilla';
import type { Delta, Heartbeat, Topic } from '../../contract/delta.ts';
import {
  PROTOCOL,
  SOCKET_PATH,
  type ClientToServer,
  type ServerToClient,
} from '../../contract/socket.ts';
import { applySnapshot } from '../city/apply.ts';
import type { CityStore } from '../city/store.ts';
import { decodeSnapshot } from './decode-snapshot.ts';
import { foldPending, heartbeatsBehind, reconnectDelayMs } from './fold-pending.ts';
import { linkStatus, newLink, notice, type LinkNotice } from './link-state.ts';
import { readClock, setClock, type ClockReading, type ServerClock } from './server-clock.ts';

const topics: readonly Topic[] = ['core', 'observations', 'positions', 'links'];
/** One store update at most this often, however many deltas came. */
const applyEveryMs = 250;
const answerWithinMs = 10_000;
/** Heartbeats that an asked-for snapshot may take before it is asked for again. */
const answerBeats = 4;

/**
 * Follows the live timeline into the store until stopped: reconnects with full jitter, resumes
 * from the position held, and asks again at any hole. Returns the stop.
 */
export function followTimeline(store: StoreApi<CityStore>, address?: string): () => void {
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
  };
  const socket: Socket<ServerToClient, ClientToServer> =
    address === undefined ? io(options) : io(address, options);

  const mono = (): number => performance.now();
  let link = newLink(mono());
  let clock: ServerClock | undefined;
  let pending: Delta[] = [];
  let isAsking = false;
  let behind = 0;
  let attempt = 0;
  let retryAt: ReturnType<typeof setTimeout> | undefined;
  let drainMs = 0;

  const tell = (what: LinkNotice): void => {
    link = notice(link, what, mono());
  };
  const hear = (reading: ClockReading): void => {
    clock = setClock(clock, reading, mono());
    tell({ type: 'heard', timelineMs: reading.nowMs });
  };

  const watch = (): void => {
    isAsking = true;
    pending = [];
    behind = 0;
    const held = store.getState().city?.position;
    const request = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics } as const;
    socket
      .timeout(answerWithinMs)
      .emit(
        'watch',
        held === undefined ? request : { ...request, resume: held },
        (error, answer) => {
          if (error !== null) {
            socket.disconnect();
          } else if (!answer.ok) {
            tell({ type: 'refused', problem: answer.problem });
          } else {
            attempt = 0;
            isAsking = !answer.resumed;
          }
        },
      );
  };

  const flush = (): void => {
    const { city } = store.getState();
    if (city === undefined || isAsking || pending.length === 0) return;
    const folded = foldPending(city, pending);
    pending = [];
    if (folded.city !== city) store.setState({ city: folded.city });
    if (folded.isGap) watch();
  };

  const reconnect = (): void => {
    tell({ type: 'closed' });
    const waitMs = drainMs + reconnectDelayMs(attempt, Math.random());
    drainMs = 0;
    attempt += 1;
    clearTimeout(retryAt);
    retryAt = setTimeout(() => socket.connect(), waitMs);
  };

  socket.on('connect', () => {
    tell({ type: 'opened' });
    watch();
  });
  socket.on('disconnect', reconnect);
  socket.on('connect_error', reconnect);
  socket.on('drain', ({ retryMs }) => {
    drainMs = retryMs;
  });
  socket.on('snapshot', async (bytes) => {
    isAsking = true;
    const snapshot = await decodeSnapshot(bytes);
    behind = 0;
    const position = { epoch: snapshot.epoch, nowMs: Date.parse(snapshot.now) };
    hear({ ...position, speed: snapshot.speed });
    isAsking = false;
    pending = pending.filter(({ epoch, to }) => epoch === snapshot.epoch && to > snapshot.seq);
    store.setState({ city: applySnapshot(snapshot) });
    flush();
  });
  socket.on('delta', (text) => {
    const delta = JSON.parse(text) as Delta;
    hear({ epoch: delta.epoch, nowMs: Date.parse(delta.now) });
    pending.push(delta);
  });
  socket.on('heartbeat', (beat: Heartbeat) => {
    hear({ epoch: beat.epoch, nowMs: Date.parse(beat.now), speed: beat.speed });
    const { time } = store.getState();
    const isLive = beat.mode === 'live';
    store.setState({
      time: {
        ...time,
        speed: beat.speed,
        build: beat.build,
        clockOffsetMs: isLive ? Date.now() - Date.parse(beat.now) : undefined,
      },
    });
    flush();
    const position = store.getState().city?.position ?? { epoch: '', seq: -1 };
    behind = heartbeatsBehind(behind, position, beat);
    if (behind >= (isAsking ? answerBeats : 2)) watch();
  });

  const flushing = setInterval(flush, applyEveryMs);
  const ticking = setInterval(() => showTime(store, clock, linkStatus(link, mono()), mono()), 200);
  socket.connect();
  return () => {
    clearInterval(flushing);
    clearInterval(ticking);
    clearTimeout(retryAt);
    socket.off();
    socket.disconnect();
  };
}

/** Slewing may step the shown second back by this much; the clock waits instead. */
const slewMs = 2000;

/** Writes the clock and the link into the store, only when a whole second or a word changed. */
function showTime(
  store: StoreApi<CityStore>,
  clock: ServerClock | undefined,
  status: CityStore['link'],
  mono: number,
): void {
  const held = store.getState();
  const nowMs = clock === undefined ? undefined : Math.floor(readClock(clock, mono) / 1000) * 1000;
  const shownMs = held.time.nowMs;
  const isSlewBack =
    nowMs !== undefined && shownMs !== undefined && nowMs < shownMs && shownMs - nowMs <= slewMs;
  if (nowMs !== shownMs && !isSlewBack) store.setState({ time: { ...held.time, nowMs } });
  const before = held.link;
  const isSame =
    before.phase === status.phase &&
    before.problem === status.problem &&
    (status.phase === 'connected' ||
      (before.silentSec === status.silentSec && before.heardAtMs === status.heardAtMs));
  if (!isSame) store.setState({ link: status });
}
