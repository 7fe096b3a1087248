import { wallClock, type Clock } from './clock.ts';

/** A clock that starts anywhere, runs at any speed and can stand still. Sleepers follow each change. */
export interface ScaledClock extends Clock {
  /** 0 while it stands still. */
  readonly speed: () => number;
  setSpeed(speed: number): void;
  pause(): void;
  play(): void;
  isPlaying(): boolean;
  setNow(ms: number): void;
}

/** `startMs` epoch milliseconds; `speed` timeline seconds a second, > 0. */
export function scaledClock(startMs: number, speed: number, base: Clock = wallClock): ScaledClock {
  let anchorMs = startMs;
  let anchorBaseMs = base.now();
  let factor = speed;
  let isPlaying = true;
  let change = new AbortController();

  const now = (): number =>
    isPlaying ? anchorMs + (base.now() - anchorBaseMs) * factor : anchorMs;

  const reanchor = (adjust: () => void): void => {
    anchorMs = now();
    anchorBaseMs = base.now();
    adjust();
    change.abort();
    change = new AbortController();
  };

  return {
    now,
    speed: () => (isPlaying ? factor : 0),
    setSpeed: (next) => reanchor(() => (factor = next)),
    pause: () => reanchor(() => (isPlaying = false)),
    play: () => reanchor(() => (isPlaying = true)),
    isPlaying: () => isPlaying,
    setNow: (ms) => reanchor(() => (anchorMs = ms)),
    sleep: async (ms, signal) => {
      const untilMs = now() + ms;
      while (!signal.aborted) {
        const leftMs = untilMs - now();
        if (leftMs <= 0) return;
        const wake = AbortSignal.any([signal, change.signal]);
        await base.sleep(isPlaying ? leftMs / factor : MAX_WAIT_MS, wake);
      }
    },
  };
}

/** Longest delay a Node timer takes without firing at once. */
const MAX_WAIT_MS = 2 ** 31 - 1;
