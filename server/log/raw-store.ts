import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RawBodies, RawBody } from './raw-body.ts';
import { rawIdParts } from './raw-body.ts';
import type { RawLimits } from './raw-database.ts';
import type { RawJob, RawReply } from './raw-thread.ts';

/** Keeps answers on disk for a while; a thread does the writing. */
export interface RawStore extends RawBodies {
  /** Within half a second on disk. */
  readonly put: (body: RawBody) => void;
  /** Times the disk took nothing. */
  failures(): number;
  close(): Promise<void>;
}

export interface RawStoreParts {
  /** File of the store; its folder is made. */
  readonly path: string;
  readonly limits?: RawLimits;
  readonly nowMs: () => number;
  /** Ids of what is on screen: kept however old. */
  readonly pinned: () => Iterable<string>;
}

export const RAW_LIMITS: RawLimits = { keepMs: 24 * 3_600_000, maxBytes: 512_000_000 };

const WRITE_EVERY_MS = 500;
const PRUNE_EVERY_MS = 10 * 60_000;

export function rawStore(parts: RawStoreParts): RawStore {
  const { path, limits = RAW_LIMITS, nowMs, pinned } = parts;
  mkdirSync(dirname(path), { recursive: true });
  const thread = new Worker(new URL('raw-thread.ts', import.meta.url), {
    workerData: { path, limits },
  });
  const asked = new Map<number, (body: RawBody | undefined) => void>();
  let waiting: RawBody[] = [];
  let failures = 0;
  let asks = 0;
  const post = (job: RawJob): void => thread.postMessage(job);
  const flush = (): void => {
    if (waiting.length > 0) post({ kind: 'put', bodies: waiting });
    waiting = [];
  };
  const writing = setInterval(flush, WRITE_EVERY_MS);
  const pruning = setInterval(() => {
    post({ kind: 'prune', nowMs: nowMs(), pinned: [...pinned()] });
  }, PRUNE_EVERY_MS);
  const stop = (): void => {
    clearInterval(writing);
    clearInterval(pruning);
    for (const settle of asked.values()) settle(undefined);
    asked.clear();
  };
  thread.on('message', (reply: RawReply) => {
    if (reply.kind === 'failed') failures += 1;
    else {
      asked.get(reply.ask)?.(reply.body);
      asked.delete(reply.ask);
    }
  });
  // Without its thread the store holds nothing more; the city goes on.
  thread.on('error', () => {
    failures += 1;
    stop();
  });
  return {
    put: (body) => void waiting.push(body),
    failures: () => failures,
    get: async (rawId) => {
      const named = rawIdParts(rawId);
      if (named === undefined) return undefined;
      flush();
      asks += 1;
      const ask = asks;
      const body = await new Promise<RawBody | undefined>((resolve) => {
        asked.set(ask, resolve);
        post({ kind: 'get', ask, rawId });
      });
      const isPast = Date.parse(named.receivedAt) < nowMs() - limits.keepMs;
      return body ?? (isPast ? 'gone' : undefined);
    },
    close: async () => {
      flush();
      stop();
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      post({ kind: 'close' });
      await ended;
    },
  };
}
