import type { Arrival } from './arrival.ts';

/** Joins many loops into one stream, in the order things arrived. */
export interface ArrivalQueue {
  readonly push: (arrival: Arrival) => void;
  /** What arrives until `signal` aborts. */
  readonly drain: (signal: AbortSignal) => AsyncGenerator<Arrival>;
}

export function arrivalQueue(): ArrivalQueue {
  const waiting: Arrival[] = [];
  let wake: (() => void) | undefined;
  return {
    push: (arrival) => {
      waiting.push(arrival);
      wake?.();
    },
    drain: async function* drain(signal) {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next !== undefined) {
          yield next;
          continue;
        }
        await new Promise<void>((resolve) => {
          const done = (): void => {
            signal.removeEventListener('abort', done);
            wake = undefined;
            resolve();
          };
          wake = done;
          signal.addEventListener('abort', done, { once: true });
        });
      }
    },
  };
}
