import { Worker } from 'node:worker_threads';
import type { Step } from '../log/last-steps.ts';
import type { LastHours } from './last-hours-thread.ts';

/** The last hours of a log that is being written, read beside the event loop. */
export function lastHours(asked: LastHours): Promise<readonly Step[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Step[]>();
  const thread = new Worker(new URL('last-hours-thread.ts', import.meta.url), {
    workerData: asked,
  });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('the log could not be read')));
  return promise;
}
