import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { LogEnd } from './history-missing-tail.ts';
import { historyProgress } from './history-progress.ts';

/** What the thread that builds the history is started with. */
export interface BuildJob {
  readonly logPath: string;
  readonly path: string;
  readonly zone: string;
}

/** `anew`: begin with an empty file; `put-aside`: likewise, and keep the damaged one. */
export type BuildCommand = 'tail' | 'anew' | 'put-aside' | 'close';

/**
 * `begun`: the file to read is there, or cannot be made; `taken`: it holds the log up to there;
 * `idle`: all that could be taken is taken.
 */
export type BuildReport =
  | { readonly kind: 'begun' }
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'idle'; readonly isBehind: boolean }
  | { readonly kind: 'trouble'; readonly why: string };

/** Keeps the thread that writes the history at work. */
export interface HistoryBuilder {
  /** The log holds all up to there, which may be taken over `later`: when somebody asks, or at the next note. */
  readonly note: (end: LogEnd, isLater?: boolean) => void;
  /** The newest of the log; undefined while the history is not known to be of it. */
  readonly logEnd: () => LogEnd | undefined;
  readonly reset: () => void;
  readonly rebuild: () => void;
  /** Changes with the file; settles once the file of that number is there to read. */
  readonly generation: () => Promise<number>;
  /** Settles true once all is taken that the log holds now, false if that takes longer. */
  readonly whole: (withinMs: number) => Promise<boolean>;
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
  const progress = historyProgress();
  let generation = 0;
  let begun = Promise.withResolvers<void>();
  let isAwaited = true;
  let isTaking = false;
  let isNoted = false;
  let isOver = false;
  let resting: NodeJS.Timeout | undefined;
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
      switch (report.kind) {
        case 'trouble':
          return tell(report.why);
        case 'begun':
          generation += 1;
          isAwaited = false;
          return begun.resolve();
        case 'taken':
          // What comes before `begun` is of the file before.
          if (!isAwaited) progress.taken(report.seq);
          return;
        case 'idle':
          if (report.isBehind) isNoted = true;
          else told = undefined;
          return rest();
      }
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
    isTaking = true;
    isNoted = false;
    thread.postMessage('tail' satisfies BuildCommand);
  }

  function tailIfDue(): void {
    const isDue = isNoted && (resting === undefined || progress.isAwaited());
    if (isDue && !isTaking && !isOver) tail();
  }

  function rest(): void {
    isTaking = false;
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      tailIfDue();
    }, REST_MS);
    resting.unref();
    tailIfDue();
  }

  function awaitBegin(): void {
    if (isAwaited) return;
    isAwaited = true;
    begun = Promise.withResolvers<void>();
  }

  return {
    note: (end, isLater = false) => {
      progress.committed(end);
      isNoted ||= !isLater;
      tailIfDue();
    },
    logEnd: () => progress.logEnd(),
    // Until the log tells of the other history, rows of this one may still be in it.
    reset: () => {
      awaitBegin();
      progress.clear();
      isNoted = false;
      thread.postMessage('anew' satisfies BuildCommand);
    },
    rebuild: () => {
      awaitBegin();
      thread.postMessage('put-aside' satisfies BuildCommand);
      tail();
    },
    generation: async () => {
      await begun.promise;
      return generation;
    },
    whole: (withinMs) => {
      const isWhole = progress.whole(withinMs);
      isNoted ||= progress.isAwaited();
      tailIfDue();
      return isWhole;
    },
    close: async () => {
      isOver = true;
      progress.close();
      begun.resolve();
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('close' satisfies BuildCommand);
      await ended;
    },
  };
}
