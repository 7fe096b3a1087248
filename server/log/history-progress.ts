import type { LogEnd } from './history-missing-tail.ts';

/** How far the history has come in its log, and who waits for it. */
export interface HistoryProgress {
  /** The log holds all up to there. */
  committed(end: LogEnd): void;
  /** The newest that is committed; undefined while the history is not known to be that of the log. */
  logEnd(): LogEnd | undefined;
  /** The history holds all up to this number; it may be less than before, if it was begun anew. */
  taken(seq: number): void;
  /** Another history of the city takes over in the log. */
  clear(): void;
  /** Somebody waits for what is not taken yet. */
  isAwaited(): boolean;
  /** Settles true once all is taken that the log holds now, false if that takes longer. */
  whole(withinMs: number): Promise<boolean>;
  /** Nothing is taken any more: who waits is told so. */
  close(): void;
}

const NOTHING: LogEnd = { seq: -1, atMs: 0 };

export function historyProgress(): HistoryProgress {
  let committed = NOTHING;
  /** Undefined until the history is known to be that of the log. */
  let takenSeq: number | undefined;
  let isClosed = false;
  let waiting: readonly { readonly seq: number; readonly settle: (isWhole: boolean) => void }[] =
    [];
  const holds = (seq: number): boolean =>
    seq === NOTHING.seq || (takenSeq !== undefined && takenSeq >= seq);
  return {
    committed: (end) => {
      if (end.seq > committed.seq) committed = end;
    },
    logEnd: () => (takenSeq === undefined ? undefined : committed),
    taken: (seq) => {
      takenSeq = seq;
      const done = waiting.filter((one) => holds(one.seq));
      waiting = waiting.filter((one) => !holds(one.seq));
      for (const { settle } of done) settle(true);
    },
    clear: () => {
      committed = NOTHING;
      takenSeq = undefined;
    },
    isAwaited: () => waiting.length > 0,
    whole: (withinMs) => {
      const { seq } = committed;
      if (holds(seq)) return Promise.resolve(true);
      if (isClosed) return Promise.resolve(false);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting = waiting.filter((one) => one !== own);
          resolve(false);
        }, withinMs);
        timer.unref();
        const own = {
          seq,
          settle: (isWhole: boolean) => {
            clearTimeout(timer);
            resolve(isWhole);
          },
        };
        waiting = [...waiting, own];
      });
    },
    close: () => {
      isClosed = true;
      for (const { settle } of waiting) settle(false);
      waiting = [];
    },
  };
}
