import { lostAfterMs } from './link-state.ts';

/** Where the timeline's clock stood when the server last spoke of it. */
export interface ServerClock {
  readonly epoch: string;
  /** Timeline instant at `anchorMono`, ms. */
  readonly anchorMs: number;
  /** This computer's monotonic clock, ms. */
  readonly anchorMono: number;
  /** Timeline seconds a second; 0 = paused. */
  readonly speed: number;
}

export interface ClockReading {
  readonly epoch: string;
  readonly nowMs: number;
  /** Absent in a delta, which does not tell. */
  readonly speed?: number;
}

/** A reading that differs by more is a jump (seek, restart), not a late packet. */
const jumpMs = 2000;
/** Share of a small backward difference taken over at once, so that the clock is slewed, not set. */
const slew = 0.25;

/** The timeline's now; it stops 12 s after the last reading. */
export function readClock(clock: ServerClock, mono: number): number {
  const elapsed = Math.min(Math.max(0, mono - clock.anchorMono), lostAfterMs);
  return clock.anchorMs + elapsed * clock.speed;
}

/**
 * Takes in what the server said. A packet can only be late, so a reading ahead of the prediction
 * is believed and one a little behind is approached slowly; a jump or a new epoch is believed.
 */
export function setClock(
  clock: ServerClock | undefined,
  reading: ClockReading,
  mono: number,
): ServerClock {
  const speed = reading.speed ?? clock?.speed ?? 1;
  const exact = { epoch: reading.epoch, anchorMs: reading.nowMs, anchorMono: mono, speed };
  if (clock === undefined || clock.epoch !== reading.epoch || speed === 0) return exact;
  const ahead = readClock(clock, mono) - reading.nowMs;
  if (ahead <= 0 || ahead > jumpMs * Math.max(1, speed)) return exact;
  return { ...exact, anchorMs: reading.nowMs + ahead * (1 - slew) };
}
