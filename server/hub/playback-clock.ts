/** A viewer's own clock in the past, on the monotonic clock of the machine. */
export interface PlaybackClock {
  now(): number;
  /** 0 while it stands still. */
  speed(): number;
  /** What it runs at when it runs. */
  pace(): number;
  setPace(pace: number): void;
  pause(): void;
  run(): void;
  moveTo(ms: number): void;
}

/** Stands at `startMs`; `pace` timeline seconds a second; `baseMs` never goes back. */
export function playbackClock(startMs: number, pace: number, baseMs: () => number): PlaybackClock {
  let anchorMs = startMs;
  let anchorBaseMs = baseMs();
  let factor = pace;
  let isRunning = false;
  const now = (): number => (isRunning ? anchorMs + (baseMs() - anchorBaseMs) * factor : anchorMs);
  const anew = (change: () => void): void => {
    anchorMs = now();
    anchorBaseMs = baseMs();
    change();
  };
  return {
    now: () => Math.round(now()),
    speed: () => (isRunning ? factor : 0),
    pace: () => factor,
    setPace: (next) => anew(() => (factor = next)),
    pause: () => anew(() => (isRunning = false)),
    run: () => anew(() => (isRunning = true)),
    moveTo: (ms) => anew(() => (anchorMs = ms)),
  };
}
