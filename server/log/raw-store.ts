import { Worker } from 'node:worker_threads';
import { rawIdParts, type RawBody, type RawPast } from './raw-body.ts';
import type { RawLimits } from './raw-database.ts';
import type { RawJob, RawReply } from './raw-thread.ts';

/** Keeps answers on disk for a while; a thread does the writing. */
export interface RawStore extends RawPast {
  /** Within half a second on disk. */
  readonly put: (body: RawBody) => void;
  close(): Promise<void>;
}

export interface RawStoreParts {
  /** File of the store; its folder is made. */
  readonly path: string;
  readonly limits?: RawLimits;
  readonly nowMs: () => number;
  /** Ids of what is on screen: kept however old. */
  readonly pinned: () => Iterable<string>;
  /** Hears why bodies are not kept, once until they are again. */
  readonly onLost?: (why: string) => void;
}

export const RAW_LIMITS: RawLimits = { keepMs: 24 * 3_600_000, maxBytes: 512_000_000 };

type Unnumbered<J> = J extends { readonly ask: number } ? Omit<J, 'ask'> : never;
type Question = Unnumbered<RawJob>;

const WRITE_EVERY_MS = 500;
const PRUNE_EVERY_MS = 10 * 60_000;
/** Held while a slow disk writes what came before; more is let go. */
const MAX_WAITING_BYTES = 64_000_000;

export function rawStore(parts: RawStoreParts): RawStore {
  const { path, limits = RAW_LIMITS, nowMs, pinned, onLost } = parts;
  const thread = new Worker(new URL('raw-thread.ts', import.meta.url), {
    workerData: { path, limits },
  });
  const asked = new Map<number, (reply: RawReply | undefined) => void>();
  let waiting: RawBody[] = [];
  let waitingBytes = 0;
  let isWriting = false;
  let isLost = false;
  let isOver = false;
  let asks = 0;
  const post = (job: RawJob): void => thread.postMessage(job);
  const lose = (why: string): void => {
    if (!isLost) onLost?.(why);
    isLost = true;
  };
  const flush = (): void => {
    if (waiting.length === 0 || isWriting) return;
    isWriting = true;
    post({ kind: 'put', bodies: waiting });
    waiting = [];
    waitingBytes = 0;
  };
  const writing = setInterval(flush, WRITE_EVERY_MS);
  const pruning = setInterval(() => {
    post({ kind: 'prune', nowMs: nowMs(), pinned: [...pinned()] });
  }, PRUNE_EVERY_MS);
  const stop = (): void => {
    isOver = true;
    waiting = [];
    clearInterval(writing);
    clearInterval(pruning);
    for (const settle of asked.values()) settle(undefined);
    asked.clear();
  };
  thread.on('message', (reply: RawReply) => {
    if (reply.kind === 'got' || reply.kind === 'came') {
      asked.get(reply.ask)?.(reply);
      asked.delete(reply.ask);
      return;
    }
    if (reply.kind === 'failed') lose(reply.why);
    else isLost = false;
    if (reply.kind === 'kept' || reply.job === 'put') isWriting = false;
  });
  // Without its thread the store holds nothing more; the city goes on.
  thread.on('error', (error) => lose(String(error)));
  thread.on('exit', stop);
  return {
    put: (body) => {
      if (isOver) return;
      waitingBytes += body.body.byteLength;
      if (waitingBytes <= MAX_WAITING_BYTES) waiting.push(body);
      else lose('the disk is too slow');
    },
    get: async (rawId) => {
      const named = rawIdParts(rawId);
      if (named === undefined) return undefined;
      const held =
        waiting.find((body) => body.rawId === rawId) ?? (await askBody({ kind: 'get', rawId }));
      const isPast = Date.parse(named.receivedAt) < nowMs() - limits.keepMs;
      return held ?? (isPast ? 'gone' : undefined);
    },
    last: (feed, call, by) => askBody({ kind: 'last', feed, call, by }),
    receipts: async ({ rawId, sha256 }) => {
      const feed = rawIdParts(rawId)?.feed;
      if (feed === undefined) return [];
      const reply = await ask({ kind: 'receipts', feed, sha256 });
      return reply?.kind === 'came' ? reply.at : [];
    },
    close: async () => {
      if (isOver) return;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      isWriting = false;
      flush();
      post({ kind: 'close' });
      clearInterval(pruning);
      await ended;
    },
  };

  async function askBody(question: Question): Promise<RawBody | undefined> {
    const reply = await ask(question);
    return reply?.kind === 'got' ? reply.body : undefined;
  }

  function ask(question: Question): Promise<RawReply | undefined> {
    if (isOver) return Promise.resolve(undefined);
    asks += 1;
    const number = asks;
    return new Promise((settle) => {
      asked.set(number, settle);
      post({ ...question, ask: number });
    });
  }
}
