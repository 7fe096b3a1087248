import type { Worker } from 'node:worker_threads';

/** To a thread. */
export interface Ask<J> {
  readonly ask: number;
  readonly job: J;
}

/** From it. */
export type Reply =
  | { readonly ask: number; readonly result: unknown }
  | { readonly ask: number; readonly why: string };

export interface AskedThread<J> {
  /** Rejects with what went wrong there, e.g. a full disk, and once the thread has ended. */
  ask(job: J): Promise<unknown>;
  /** `last` lets it end; settles when it is gone. */
  close(last: J): Promise<void>;
}

/** Whoever waits for a thread is told when it ends, in `endedWords` if it ended well. */
export function askedThread<J>(thread: Worker, endedWords: string): AskedThread<J> {
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let asks = 0;
  let ended: string | undefined;
  const stop = (why: string): void => {
    ended ??= why;
    for (const { reject } of asked.values()) reject(new Error(ended));
    asked.clear();
  };
  thread.on('message', (reply: Reply) => {
    const waiting = asked.get(reply.ask);
    asked.delete(reply.ask);
    if ('why' in reply) waiting?.reject(new Error(reply.why));
    else waiting?.resolve(reply.result);
  });
  thread.on('error', (error) => stop(String(error)));
  thread.on('exit', () => stop(endedWords));
  const ask = (job: J): Promise<unknown> => {
    if (ended !== undefined) return Promise.reject(new Error(ended));
    asks += 1;
    const own = Promise.withResolvers<unknown>();
    asked.set(asks, own);
    thread.postMessage({ ask: asks, job } satisfies Ask<J>);
    return own.promise;
  };
  return {
    ask,
    close: async (last) => {
      if (ended !== undefined) return;
      const gone = new Promise((resolve) => thread.once('exit', resolve));
      await ask(last).catch(() => undefined);
      await gone;
    },
  };
}
