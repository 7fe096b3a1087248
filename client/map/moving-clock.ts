/** The timeline's clock between two of its seconds. */
export interface MovingClock {
  /** The clock on screen says this; `atMs` is the page's own time. */
  readonly tell: (nowMs: number, atMs: number) => void;
  /** Never beyond what was told last. */
  readonly at: (atMs: number) => number;
  /** Timeline ms a ms; 0 once it has come to what was told last: paused, or nothing is heard. */
  readonly rate: (atMs: number) => number;
}

/** Seconds are told once a second. */
const TICK_MS = 1000;
/** Further than this the clock was set: nothing runs through that. */
const MOST_MS = 600_000;

/** Runs from one second told to the next in the second between, so it is one behind and never ahead. */
export function movingClock(): MovingClock {
  let [fromMs, toMs, startMs] = [Number.NaN, Number.NaN, 0];
  const at = (atMs: number): number => {
    const share = Math.min(1, Math.max(0, (atMs - startMs) / TICK_MS));
    return fromMs + (toMs - fromMs) * share;
  };
  return {
    tell: (nowMs, atMs) => {
      if (nowMs === toMs) return;
      const reached = at(atMs);
      const isSet = !(nowMs >= reached && nowMs - reached <= MOST_MS);
      [fromMs, toMs, startMs] = [isSet ? nowMs : reached, nowMs, atMs];
    },
    at,
    rate: (atMs) => (atMs - startMs >= TICK_MS ? 0 : (toMs - fromMs) / TICK_MS),
  };
}
