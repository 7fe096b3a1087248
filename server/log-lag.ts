import type { Delta } from '../contract/delta.ts';

/** How far the log is behind the city. */
export interface LogLag {
  appended(delta: Delta): void;
  committed(delta: Delta): void;
  /** Another history takes over: nothing of the former is waited for. */
  clear(): void;
  measures(): LagMeasures;
}

export interface LagMeasures {
  /** Not on disk yet, and how long the oldest of them waits. */
  readonly waitingSteps: number;
  readonly oldestMs: number;
  /** From the city to the disk, of the last steps; 0 before the first. */
  readonly commitMs: { readonly p50: number; readonly p99: number };
}

const LAST_STEPS = 1000;

export function logLag(nowMs: () => number): LogLag {
  let open: { readonly to: number; readonly sinceMs: number }[] = [];
  let took: number[] = [];
  return {
    appended: ({ from, to }) => {
      if (from <= to) open.push({ to, sinceMs: nowMs() });
    },
    committed: ({ to }) => {
      const firstOpen = open.findIndex((step) => step.to > to);
      const done = open.splice(0, firstOpen === -1 ? open.length : firstOpen);
      took = [...took, ...done.map(({ sinceMs }) => nowMs() - sinceMs)].slice(-LAST_STEPS);
    },
    clear: () => {
      open = [];
    },
    measures: () => {
      const sorted = took.toSorted((a, b) => a - b);
      const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
      const [first] = open;
      return {
        waitingSteps: open.length,
        oldestMs: first === undefined ? 0 : nowMs() - first.sinceMs,
        commitMs: { p50: at(0.5), p99: at(0.99) },
      };
    },
  };
}
