import { parentPort } from 'node:worker_threads';
import type { Ask, Reply } from './asked-thread.ts';

/** What a thread does, and how it begins anew after a failure: a full disk may have room again. */
export interface Answering<J> {
  readonly run: (job: J) => unknown;
  readonly reset: () => void;
}

/** In a thread: answers each ask with what `run` gives, or with why it failed. */
export function answerAsks<J>({ run, reset }: Answering<J>): void {
  parentPort?.on('message', ({ ask, job }: Ask<J>) => {
    try {
      parentPort?.postMessage({ ask, result: run(job) } satisfies Reply);
    } catch (error) {
      reset();
      const why = error instanceof Error ? error.message : String(error);
      parentPort?.postMessage({ ask, why } satisfies Reply);
    }
  });
}
