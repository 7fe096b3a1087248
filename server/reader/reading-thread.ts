import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { CityEvent } from '../../contract/event.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { ReadingAnswer, ReadingJob, TableRef, ThreadCity } from './reading-job.ts';

/**
 * Why a frame got no reading: over the deadline; the thread died or was closed; its feed broke the
 * reader too often and is not read for a while.
 */
export type ReadingFailure = 'too-slow' | 'stopped' | 'resting';

/** One thread of the pool, with one job at a time. */
export interface ReadingThread {
  /** False once it has died, between two jobs too: what a connector left behind may throw later. */
  isAlive(): boolean;
  /** The answer, or why there is none; after a failure the thread is gone. */
  run(
    kind: ReadingJob['kind'],
    frame: RawFrame,
    event?: CityEvent,
  ): Promise<ReadingAnswer | ReadingFailure>;
  close(): Promise<void>;
}

/** A body of 5 MB becomes ten times that as objects. */
const MAX_HEAP_MB = 256;
/** Buffers are no part of a thread's heap: it is stopped when the whole process grows by more. */
const MAX_GROWTH_BYTES = 1_000_000_000;
const WATCH_MS = 100;

/** Starts a thread; resolves when it has its connectors. */
export async function readingThread(city: ThreadCity, deadlineMs: number): Promise<ReadingThread> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: city,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const sent = new Set<string>();
  let settle: ((answer: ReadingAnswer | ReadingFailure) => void) | undefined;
  const done = (answer: ReadingAnswer | ReadingFailure): void => {
    settle?.(answer);
    settle = undefined;
  };
  worker.on('message', done);
  let died: unknown;
  worker.on('error', (error: unknown) => {
    died = error;
  });
  let isAlive = true;
  // Out of memory, an exit inside a connector: whatever it was, the job has no answer. Not told at
  // 'error' already: that may overtake an answer on its way, which is handed over before 'exit'.
  worker.on('exit', () => {
    isAlive = false;
    done('stopped');
  });
  const ready = await new Promise<ReadingAnswer | ReadingFailure>((resolve) => (settle = resolve));
  if (typeof ready === 'string') {
    throw new Error('a reading thread did not start', { cause: died });
  }
  return {
    isAlive: () => isAlive,
    run: async (kind, { companions = {}, ...frame }, event) => {
      const tables = tablesOf(frame.feed, companions, sent);
      const job: ReadingJob = { kind, frame, tables, ...(event === undefined ? {} : { event }) };
      const answer = new Promise<ReadingAnswer | ReadingFailure>((resolve) => (settle = resolve));
      const timer = setTimeout(() => done('too-slow'), deadlineMs);
      const startBytes = process.memoryUsage.rss();
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - startBytes > MAX_GROWTH_BYTES) done('stopped');
      }, WATCH_MS);
      worker.postMessage(job);
      const result = await answer;
      clearTimeout(timer);
      clearInterval(watch);
      if (typeof result === 'string') await worker.terminate();
      return result;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function tablesOf(
  feed: string,
  companions: Readonly<Record<string, Uint8Array>>,
  sent: Set<string>,
): Record<string, TableRef> {
  const refs = Object.entries(companions).map(([call, body]): [string, TableRef] => {
    const id = `${feed}/${call}/${hashOf(body)}`;
    if (sent.has(id)) return [call, { id }];
    sent.add(id);
    return [call, { id, body }];
  });
  return Object.fromEntries(refs);
}

const HASHES = new WeakMap<Uint8Array, string>();

/** Tables live for a day and are attached to every frame: hashed once. */
function hashOf(body: Uint8Array): string {
  const known = HASHES.get(body);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(body).digest('hex');
  HASHES.set(body, hash);
  return hash;
}
