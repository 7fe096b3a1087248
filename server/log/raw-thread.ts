import { parentPort, workerData } from 'node:worker_threads';
import type { RawBody } from './raw-body.ts';
import {
  isDamaged,
  putAside,
  rawDatabase,
  type RawDatabase,
  type RawLimits,
} from './raw-database.ts';

/** What the store asks of its thread. */
export type RawJob =
  | { readonly kind: 'put'; readonly bodies: readonly RawBody[] }
  | { readonly kind: 'get'; readonly ask: number; readonly rawId: string }
  | {
      readonly kind: 'last';
      readonly ask: number;
      readonly feed: string;
      readonly call: string;
      readonly by: string;
    }
  | {
      readonly kind: 'receipts';
      readonly ask: number;
      readonly feed: string;
      readonly sha256: string;
    }
  | { readonly kind: 'prune'; readonly nowMs: number; readonly pinned: readonly string[] }
  | { readonly kind: 'close' };

/** `failed`: the disk took or gave nothing; the store goes on without these bodies. */
export type RawReply =
  | { readonly kind: 'got'; readonly ask: number; readonly body: RawBody | undefined }
  | { readonly kind: 'came'; readonly ask: number; readonly at: readonly string[] }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly job: RawJob['kind']; readonly why: string };

const { path, limits } = workerData as { readonly path: string; readonly limits: RawLimits };
/** Opened with the first job, and anew after a failure: a full disk may have room again. */
let database: RawDatabase | undefined;

function reply(message: RawReply): void {
  parentPort?.postMessage(message);
}

function run(job: RawJob): void {
  if (job.kind === 'close') {
    parentPort?.close();
    return database?.close();
  }
  database ??= rawDatabase(path, limits);
  if (job.kind === 'get')
    return reply({ kind: 'got', ask: job.ask, body: database.get(job.rawId) });
  if (job.kind === 'last') {
    const body = database.last(job.feed, job.call, job.by);
    return reply({ kind: 'got', ask: job.ask, body });
  }
  if (job.kind === 'receipts') {
    return reply({ kind: 'came', ask: job.ask, at: database.receipts(job.feed, job.sha256) });
  }
  if (job.kind === 'prune') return void database.prune(job.nowMs, new Set(job.pinned));
  database.put(job.bodies);
  reply({ kind: 'kept' });
}

/** What is damaged within is put aside like what cannot be opened. */
function leave(error: unknown): void {
  try {
    database?.close();
    if (database !== undefined && isDamaged(error)) putAside(path);
  } catch {
    // Tried again with the next job.
  }
  database = undefined;
}

parentPort?.on('message', (job: RawJob) => {
  try {
    run(job);
  } catch (error) {
    leave(error);
    if ('ask' in job) reply({ kind: 'got', ask: job.ask, body: undefined });
    reply({
      kind: 'failed',
      job: job.kind,
      why: error instanceof Error ? error.message : String(error),
    });
  }
});
