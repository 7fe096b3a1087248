import type { Arrival } from './intake/arrival.ts';
import type { Clock } from './intake/clock.ts';
import type { EventLog } from './log/event-log.ts';
import type { FrameResult } from './pipeline.ts';

type Take<R> = (arrival: Arrival) => Promise<R>;

/** Answers only what a crash cannot take back: once the log is on disk. */
export interface KeptFirst {
  /** For who waits at the door: told at once when nothing can be kept, to send it again. */
  readonly takeOrRefuse: Take<FrameResult | 'not-kept' | undefined>;
  /** For a broker, which keeps what is not acknowledged: settles when all so far is kept, however long that takes. */
  readonly kept: () => Promise<void>;
}

const TRY_AGAIN_MS = 1_000;

export function keptFirst(
  take: Take<FrameResult | undefined>,
  log: EventLog,
  clock: Clock,
  signal: AbortSignal,
): KeptFirst {
  const isKept = (): Promise<boolean> =>
    log.durable().then(
      () => true,
      () => false,
    );
  return {
    takeOrRefuse: async (arrival) => {
      const result = await take(arrival);
      return (await isKept()) ? result : 'not-kept';
    },
    kept: async () => {
      while (!(await isKept())) {
        if (signal.aborted) throw new Error('stopped before it was on disk');
        await clock.sleep(TRY_AGAIN_MS, signal);
      }
    },
  };
}
