import type { CityEvent } from '../../contract/event.ts';
import type { TracedReading } from '../../contract/trace.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { ThreadCity } from './reading-job.ts';
import { readingThread, type ReadingThread } from './reading-thread.ts';

/** Reads bodies again to tell which fields made an event, in a thread that nothing waits for. */
export interface TraceReader {
  /** `busy` = too many wait already. Never rejects: a reader that broke off is `failed`. */
  trace(frame: RawFrame, event: CityEvent): Promise<TracedReading | 'busy'>;
  close(): Promise<void>;
}

/** It ends by itself well before: more is a connector that hangs. */
const DEADLINE_MS = 5_000;
const MOST_WAITING = 8;
/** A thread costs memory, and traces are rare. */
const REST_AFTER_MS = 5 * 60_000;

const FAILED: TracedReading = { state: 'failed', fields: [], rest: [] };

export function traceReader(city: ThreadCity): TraceReader {
  let thread: ReadingThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isOver = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const rest = async (): Promise<void> => {
    const idle = thread;
    thread = undefined;
    await idle?.close();
  };
  const run = async (frame: RawFrame, event: CityEvent): Promise<TracedReading> => {
    if (isOver) return FAILED;
    clearTimeout(resting);
    if (thread?.isAlive() !== true) thread = await readingThread(city, DEADLINE_MS);
    const answer = await thread.run('trace', frame, event);
    resting = setTimeout(() => void rest(), REST_AFTER_MS);
    resting.unref();
    return typeof answer === 'object' && answer.kind === 'trace' ? answer.traced : FAILED;
  };
  return {
    trace: (frame, event) => {
      if (waiting >= MOST_WAITING) return Promise.resolve('busy');
      waiting += 1;
      const next = last
        .then(() => run(frame, event))
        .catch((): TracedReading => FAILED)
        .finally(() => {
          waiting -= 1;
        });
      last = next;
      return next;
    },
    close: async () => {
      isOver = true;
      clearTimeout(resting);
      await last;
      await rest();
    },
  };
}
