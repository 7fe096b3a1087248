import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Step } from '../log/last-steps.ts';
import type { LastHours } from './last-hours-thread.ts';

/** The last hours of a log that is being written, read beside the event loop and taken over in bits. */
export async function lastHours(asked: LastHours): Promise<readonly Step[]> {
  const thread = new Worker(new URL('last-hours-thread.ts', import.meta.url), {
    workerData: asked,
  });
  try {
    const taken: (readonly Step[])[] = [];
    for (;;) {
      thread.postMessage('next');
      // Rejects if the thread fails.
      const [steps] = (await once(thread, 'message')) as [readonly Step[]];
      if (steps.length === 0) return taken.flat();
      taken.push(steps);
    }
  } finally {
    await thread.terminate();
  }
}
