import { constants, gunzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import type { Delta, Position, Snapshot } from '../../contract/delta.ts';
import { PROTOCOL, SOCKET_PATH, type WatchAnswer } from '../../contract/socket.ts';
import { apply, applySnapshot } from '../../client/city/apply.ts';
import type { City } from '../../client/city/city.ts';

/** A viewer without the client's library: Engine.IO and Socket.IO by hand, so that a thousand are cheap. */
export interface RawViewer extends Disposable {
  readonly socket: WebSocket;
  /** Settles when the handshake is through; rejects with the status of a refusal. */
  readonly ready: Promise<void>;
  readonly watch: (resume?: Position) => Promise<WatchAnswer>;
  /** Any event with its data, as JSON. */
  readonly send: (...event: readonly unknown[]) => void;
  readonly snapshots: () => number;
  readonly deltas: () => readonly string[];
  readonly heartbeats: () => number;
  readonly frames: () => number;
  readonly drainMs: () => number | undefined;
  /** By the heads of what came, without reading the bodies; undefined before the first. */
  readonly position: () => Position | undefined;
  /** Deltas that did not continue what was held. */
  readonly gaps: () => number;
  /** All that came, folded as the client does. */
  readonly city: () => City;
  /** The same, gone on with what came on a later socket. */
  readonly cityWith: (later: readonly string[]) => City;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export interface RawViewerOptions {
  readonly port: number;
  readonly viewer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Counts what comes and keeps none of it. */
  readonly isLight?: boolean;
}

const TOPICS = ['core', 'observations', 'links'];
const HEAD = /"epoch":"([^"]*)","from":(\d+),"to":(\d+)/;
const SNAPSHOT_HEAD = /"epoch":"([^"]*)","seq":(\d+)/;

export function rawViewer({ port, viewer, headers, isLight }: RawViewerOptions): RawViewer {
  const url = `ws://127.0.0.1:${port}${SOCKET_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { perMessageDeflate: false, ...(headers && { headers }) });
  const answers: ((answer: WatchAnswer) => void)[] = [];
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<{ readonly code: number; readonly reason: string }>();
  let texts: string[] = [];
  let snapshot: Buffer | undefined;
  let snapshots = 0;
  let heartbeats = 0;
  let gaps = 0;
  let drainMs: number | undefined;
  /** Event of the bytes that come next. */
  let bytesOf: string | undefined;
  let frames = 0;
  let position: Position | undefined;

  const takeDelta = (text: string): void => {
    const [, epoch = '', from, to] = HEAD.exec(text.slice(0, 200)) ?? [];
    if (isLight !== true) texts.push(text);
    if (position !== undefined && Number(to) <= position.seq && epoch === position.epoch) return;
    if (position?.epoch !== epoch || Number(from) !== position.seq + 1) gaps += 1;
    position = { epoch, seq: Number(to) };
  };
  const takeSnapshot = (bytes: Buffer): void => {
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    const head = gunzipSync(bytes.subarray(0, 1024), options).toString();
    const [, epoch = '', seq] = SNAPSHOT_HEAD.exec(head) ?? [];
    position = { epoch, seq: Number(seq) };
    snapshot = bytes;
    snapshots += 1;
    texts = [];
  };
  const takeEvent = ([name, data]: readonly unknown[]): void => {
    if (name === 'delta' && typeof data === 'string') takeDelta(data);
    if (name === 'heartbeat') heartbeats += 1;
    if (name === 'drain') drainMs = (data as { readonly retryMs: number }).retryMs;
  };

  const cityWith = (later: readonly string[]): City => {
    if (snapshot === undefined) throw new Error('no snapshot came');
    const first = applySnapshot(JSON.parse(gunzipSync(snapshot).toString()) as Snapshot);
    return [...texts, ...later].reduce((city, text) => {
      const applied = apply(city, JSON.parse(text) as Delta);
      return applied.status === 'applied' ? applied.city : city;
    }, first);
  };

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      if (bytesOf === 'snapshot') takeSnapshot(data);
      if (bytesOf === 'frame') frames += 1;
      return;
    }
    const text = data.toString();
    if (text.startsWith('451-')) [, bytesOf] = /"(\w+)"/.exec(text) ?? [];
    else if (text === '2') socket.send('3');
    else if (text.startsWith('0')) {
      socket.send(`40${viewer === undefined ? '' : JSON.stringify({ viewer })}`);
    } else if (text.startsWith('40')) ready.resolve();
    else if (text.startsWith('42')) takeEvent(JSON.parse(text.slice(2)) as unknown[]);
    else if (text.startsWith('43')) {
      const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [WatchAnswer];
      answers.shift()?.(answer);
    }
  });
  socket.on('unexpected-response', (_request, response) => {
    ready.reject(new Error(`${response.statusCode} ${response.headers['retry-after'] ?? ''}`));
  });
  socket.on('error', (error) => ready.reject(error));
  socket.on('close', (code, reason) => {
    ready.reject(new Error(`closed ${code}`));
    closed.resolve({ code, reason: reason.toString() });
  });
  ready.promise.catch(() => {});

  return {
    socket,
    ready: ready.promise,
    watch: (resume) => {
      // What was held before goes on from there.
      position = resume ?? position;
      const request = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: TOPICS };
      const answer = new Promise<WatchAnswer>((resolve) => answers.push(resolve));
      const full = resume === undefined ? request : { ...request, resume };
      socket.send(`42${answers.length}${JSON.stringify(['watch', full])}`);
      return answer;
    },
    send: (...event) => socket.send(`42${JSON.stringify(event)}`),
    snapshots: () => snapshots,
    deltas: () => texts,
    heartbeats: () => heartbeats,
    frames: () => frames,
    drainMs: () => drainMs,
    position: () => position,
    gaps: () => gaps,
    city: () => cityWith([]),
    cityWith,
    closed: closed.promise,
    [Symbol.dispose]: () => socket.terminate(),
  };
}
