import { WebSocket, type RawData } from 'ws';
import type { Failure } from './arrival.ts';
import { pinned } from './send-request.ts';
import type { HostAddress } from './shared-lookup.ts';
import { LOST, MAX_MESSAGE_BYTES, networkFailure } from './socket-setup.ts';
import type { Ending } from './stay-connected.ts';

export interface WebsocketLink {
  readonly url: string;
  /** The only addresses that are connected to. */
  readonly addresses: readonly HostAddress[];
  readonly headers: Readonly<Record<string, string>>;
  /** Sent first. */
  readonly hello: readonly string[];
  readonly signal: AbortSignal;
  /** How often we ask whether the other end is there; twice without any word it is not. */
  readonly pingMs?: number;
  readonly onUp: () => void;
  /** Settles once the message is in the city. */
  readonly onMessage: (body: Uint8Array) => Promise<unknown>;
}

const CONNECT_MS = 10_000;
const PING_MS = 30_000;
/** Messages in hand at which nothing more is read, until half of them are done. */
const MOST_IN_HAND = 64;

/** One WebSocket, until it ends. */
export function websocketConnection(link: WebsocketLink): Promise<Ending> {
  const { signal, pingMs = PING_MS } = link;
  return new Promise((resolve) => {
    let isOver = false;
    let isHeard = true;
    let inHand = 0;
    const socket = new WebSocket(link.url, {
      headers: link.headers,
      lookup: pinned(link.addresses),
      handshakeTimeout: CONNECT_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      followRedirects: false,
    });
    const end = (failure: Failure): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(pinging);
      signal.removeEventListener('abort', leave);
      socket.terminate();
      resolve({ failure });
    };
    const leave = (): void => end(LOST);
    const hear = (): void => {
      isHeard = true;
    };
    const pinging = setInterval(() => {
      if (socket.readyState !== WebSocket.OPEN || socket.isPaused) return;
      if (!isHeard) return end(LOST);
      isHeard = false;
      socket.ping();
    }, pingMs);
    socket.on('open', () => {
      link.onUp();
      for (const text of link.hello) socket.send(text);
    });
    socket.on('pong', hear);
    socket.on('ping', hear);
    socket.on('message', (data) => {
      hear();
      inHand += 1;
      if (inHand >= MOST_IN_HAND) socket.pause();
      const done = (): void => {
        inHand -= 1;
        if (socket.isPaused && inHand <= MOST_IN_HAND / 2) socket.resume();
      };
      link.onMessage(bytesOf(data)).then(done, done);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.destroy();
      end(statusFailure(response.statusCode ?? 0));
    });
    socket.on('close', (code) => end(code === 1009 ? TOO_LARGE : LOST));
    socket.on('error', (error) => end(isTooLarge(error) ? TOO_LARGE : networkFailure(error)));
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
}

const TOO_LARGE: Failure = {
  kind: 'too-large',
  reason: { ko: '메시지가 너무 큼', en: 'message too large' },
};

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

function statusFailure(status: number): Failure {
  const isRefused = status === 401 || status === 403;
  return {
    kind: isRefused ? 'refused' : 'http',
    reason: { ko: `HTTP ${status} 오류`, en: `HTTP ${status}` },
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
