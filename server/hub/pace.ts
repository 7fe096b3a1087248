/** Lets so many a second through at once and the others wait their turn; too many are refused. */
export interface Pace {
  /** Calls `go(true)` at its turn, or `go(false)` at once when too many wait already. */
  ask(go: (isIn: boolean) => void): void;
  close(): void;
}

export interface PaceLimits {
  readonly perSec: number;
  /** Asks that may wait; the last of them waits `mostWaiting / perSec` seconds. */
  readonly mostWaiting: number;
}

const TICK_MS = 50;

export function pace({ perSec, mostWaiting }: PaceLimits): Pace {
  const share = Math.max(1, Math.round((perSec * TICK_MS) / 1000));
  const waiting: ((isIn: boolean) => void)[] = [];
  let left = share;
  let ticking: ReturnType<typeof setInterval> | undefined;
  const close = (): void => {
    clearInterval(ticking);
    ticking = undefined;
  };
  const tick = (): void => {
    left = share;
    for (; left > 0; left -= 1) {
      const go = waiting.shift();
      // At rest the clock stands still; the next ask starts it.
      if (go === undefined) {
        close();
        left = share;
        return;
      }
      go(true);
    }
  };
  return {
    ask: (go) => {
      ticking ??= setInterval(tick, TICK_MS);
      if (left > 0) {
        left -= 1;
        go(true);
      } else if (waiting.length >= mostWaiting) go(false);
      else waiting.push(go);
    },
    close: () => {
      close();
      for (const go of waiting.splice(0)) go(false);
    },
  };
}
