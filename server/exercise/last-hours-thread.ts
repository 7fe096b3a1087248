import { parentPort, workerData } from 'node:worker_threads';
import { lastSteps, type LastLimits } from '../log/last-steps.ts';

/** What it is asked: a log, and how much of its end. */
export interface LastHours {
  readonly path: string;
  readonly nowMs: number;
  readonly limits: LastLimits;
}

/** Steps handed over at once; whoever takes them has other work too. */
const AT_ONCE = 40;

const { path, nowMs, limits } = workerData as LastHours;
const { steps } = lastSteps(path, nowMs, limits);
let from = 0;
parentPort?.on('message', () => {
  parentPort?.postMessage(steps.slice(from, from + AT_ONCE));
  from += AT_ONCE;
});
