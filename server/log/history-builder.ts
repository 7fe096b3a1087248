import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** What the thread that builds the history is started with. */
export interface BuildJob {
  readonly logPath: string;
  readonly path: string;
  readonly zone: string;
}

/** `anew`: begin with an empty file; `put-aside`: likewise, and keep the damaged one. */
export type BuildCommand = 'tail' | 'anew' | 'put-aside' | 'close';

/** `begun`: the file to read is there, or cannot be made; `idle`: all that could be taken is taken. */
export type BuildReport =
  | { readonly kind: 'begun' }
  | { readonly kind: 'idle'; readonly isBehind: boolean }
  | { readonly kind: 'trouble'; readonly why: string };

/** Keeps the thread that writes the history at work. */
export interface HistoryBuilder {
  readonly note: () => void;
  readonly reset: () => void;
  readonly rebuild: () => void;
  /** Changes with the file; settles once the file of that number is there to read. */
  readonly generation: () => Promise<number>;
  close(): Promise<void>;
}

export interface BuilderParts {
  readonly job: BuildJob;
  readonly onTrouble: (why: string) => void;
}

/** Rows are taken over at most so often: a step of the log is small, opening a transaction is not. */
const REST_MS = 500;
const RESTART_MS = 1_000;

export async function historyBuilder({ job, onTrouble }: BuilderParts): Promise<HistoryBuilder> {
  let generation = 0;
  let begun = Promise.withResolvers<void>();
  let isAwaited = true;
  let isTailing = false;
  let isNoted = false;
  let isOver = false;
  let told: string | undefined;
  let thread = started();
  await begun.promise;
  tail();

  /** A disk that stays full is told once, not at each attempt. */
  function tell(why: string): void {
    if (why !== told) onTrouble(why);
    told = why;
  }

  function started(): Worker {
    const fresh = new Worker(new URL('history-thread.ts', import.meta.url), { workerData: job });
    fresh.on('message', (report: BuildReport) => {
      if (report.kind === 'trouble') return tell(report.why);
      if (report.kind === 'begun') {
        generation += 1;
        isAwaited = false;
        return begun.resolve();
      }
      if (report.isBehind) isNoted = true;
      else told = undefined;
      void rest();
    });
    fresh.on('error', (error) => tell(`the history's thread ended: ${String(error)}`));
    fresh.on('exit', () => {
      if (!isOver) void restart();
    });
    return fresh;
  }

  async function restart(): Promise<void> {
    awaitBegin();
    await sleep(RESTART_MS, undefined, { ref: false });
    if (isOver) return;
    thread = started();
    tail();
  }

  function tail(): void {
    isTailing = true;
    thread.postMessage('tail' satisfies BuildCommand);
  }

  async function rest(): Promise<void> {
    await sleep(REST_MS, undefined, { ref: false });
    isTailing = false;
    if (!isNoted || isOver) return;
    isNoted = false;
    tail();
  }

  function awaitBegin(): void {
    if (isAwaited) return;
    isAwaited = true;
    begun = Promise.withResolvers<void>();
  }

  const begin = (command: BuildCommand): void => {
    awaitBegin();
    thread.postMessage(command);
    thread.postMessage('tail' satisfies BuildCommand);
  };

  return {
    note: () => {
      if (isTailing) isNoted = true;
      else tail();
    },
    reset: () => begin('anew'),
    rebuild: () => begin('put-aside'),
    generation: async () => {
      await begun.promise;
      return generation;
    },
    close: async () => {
      isOver = true;
      begun.resolve();
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('close' satisfies BuildCommand);
      await ended;
    },
  };
}
