import { constants } from 'node:os';
import type { Serving } from './serve.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Supervisors kill after 30 s what was asked to end. */
const STOP_WITHIN_MS = 25_000;

/**
 * Ends the process when it is asked to: 0 once everything is written and closed, 1 if that takes too
 * long. Asked twice it goes at once; what was acknowledged is on disk all the same.
 */
export function stopOnSignals(serving: Serving): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    const tooLong = setTimeout(() => {
      console.error(`not all was closed within ${STOP_WITHIN_MS / 1000} s`);
      process.exit(1);
    }, STOP_WITHIN_MS);
    try {
      await serving.close();
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
    clearTimeout(tooLong);
    process.exit(0);
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      void stop();
    });
  }
}
