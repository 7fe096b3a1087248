import { parentPort, workerData } from 'node:worker_threads';
import type { RawBody } from './raw-body.ts';
import { rawDatabase, type RawLimits } from './raw-database.ts';

/** What the store asks of its thread. */
export type RawJob =
  | { readonly kind: 'put'; readonly bodies: readonly RawBody[] }
  | { readonly kind: 'get'; readonly ask: number; readonly rawId: string }
  | { readonly kind: 'prune'; readonly nowMs: number; readonly pinned: readonly string[] }
  | { readonly kind: 'close' };

/** `failed`: the disk took nothing; the store goes on without these bodies. */
export type RawReply =
  | { readonly kind: 'got'; readonly ask: number; readonly body: RawBody | undefined }
  | { readonly kind: 'failed'; readonly why: string };

const { path, limits } = workerData as { readonly path: string; readonly limits: RawLimits };
const database = rawDatabase(path, limits);

function reply(message: RawReply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (job: RawJob) => {
  try {
    if (job.kind === 'put') database.put(job.bodies);
    else if (job.kind === 'prune') database.prune(job.nowMs, new Set(job.pinned));
    else if (job.kind === 'get') {
      reply({ kind: 'got', ask: job.ask, body: database.get(job.rawId) });
    } else {
      database.close();
      parentPort?.close();
    }
  } catch (error) {
    if (job.kind === 'get') reply({ kind: 'got', ask: job.ask, body: undefined });
    reply({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
});
