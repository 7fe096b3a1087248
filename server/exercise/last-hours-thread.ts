import { parentPort, workerData } from 'node:worker_threads';
import { lastSteps, type LastLimits } from '../log/last-steps.ts';

/** What it is asked: a log, and how much of its end. */
export interface LastHours {
  readonly path: string;
  readonly nowMs: number;
  readonly limits: LastLimits;
}

const { path, nowMs, limits } = workerData as LastHours;
parentPort?.postMessage(lastSteps(path, nowMs, limits).steps);
