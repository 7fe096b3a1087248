import { Worker } from 'node:worker_threads';
import type { PastAnswers, PastCall, PastJob, PastReply } from './past-job.ts';

/** Threads that read one log; each does one job after the other. */
export interface PastThreads {
  /** Rejects with one line: damage, a thread that died, or closed. */
  run<K extends PastJob['kind']>(
    job: Extract<PastJob, { kind: K }>,
    thread?: number,
  ): Promise<PastAnswers[K]>;
  /** The thread with the least to do. */
  idlest(): number;
  close(): Promise<void>;
}

interface Asked {
  readonly settle: (answer: PastAnswers[PastJob['kind']]) => void;
  readonly fail: (error: Error) => void;
}

interface Lane {
  worker: Worker | undefined;
  readonly asked: Map<number, Asked>;
}

/**
 * A city of 50,000 things and the changes of some minutes, as texts, as much again to join them, and
 * half of all playbacks. V8 lets garbage grow up to it: two threads stay well below 4 GB.
 */
const MAX_HEAP_MB = 1_280;

/** Threads start with their first job; one that dies fails its jobs and starts anew with the next. */
export function pastThreads(path: string, count: number): PastThreads {
  const lanes = Array.from({ length: count }, (): Lane => ({
    worker: undefined,
    asked: new Map(),
  }));
  let asks = 0;
  let isClosed = false;

  const start = (lane: Lane): Worker => {
    const worker = new Worker(new URL('past-thread.ts', import.meta.url), {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    let why = 'the thread that reads the log has ended';
    worker.on('message', (reply: PastReply) => {
      const asked = lane.asked.get(reply.ask);
      lane.asked.delete(reply.ask);
      if (reply.ok) asked?.settle(reply.answer);
      else asked?.fail(new Error(reply.why));
    });
    worker.on('error', (error) => (why = String(error)));
    worker.on('exit', () => {
      lane.worker = undefined;
      for (const { fail } of lane.asked.values()) fail(new Error(why));
      lane.asked.clear();
    });
    return worker;
  };

  const idlest = (): number => {
    const loads = lanes.map(({ asked }) => asked.size);
    return loads.indexOf(Math.min(...loads));
  };

  return {
    idlest,
    run: <K extends PastJob['kind']>(
      job: Extract<PastJob, { kind: K }>,
      thread: number = idlest(),
    ) => {
      const lane = lanes[thread];
      if (isClosed || lane === undefined) {
        return Promise.reject(new Error('the log is no longer read'));
      }
      asks += 1;
      const call: PastCall = { ask: asks, job };
      return new Promise<PastAnswers[K]>((settle, fail) => {
        lane.asked.set(call.ask, { settle: settle as Asked['settle'], fail });
        lane.worker ??= start(lane);
        lane.worker.postMessage(call);
      });
    },
    close: async () => {
      isClosed = true;
      await Promise.all(lanes.map(async ({ worker }) => worker?.terminate()));
    },
  };
}
