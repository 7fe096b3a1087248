/** A span of time that lanes share; ticks are those of the clock. */
export interface TimeAxis {
  readonly fromMs: number;
  readonly toMs: number;
  readonly ticksMs: readonly number[];
  /** It begins after what it tells of: this much is not shown. */
  readonly isCut: boolean;
}

const minuteMs = 60_000;
const BEFORE_MS = 20 * minuteMs;
const AFTER_MS = 12 * minuteMs;
/** Room for the newest number, as a share of the span. */
const AFTER_SHARE = 0.1;
/** More would leave an hour no room for what happened in it. */
const MOST_MS = 6 * 60 * minuteMs;
const LEAST_MS = 90 * minuteMs;
const STEPS_MIN = [5, 10, 15, 30, 60] as const;
const MOST_TICKS = 10;

/**
 * From before something began to a little after now, both on whole steps of the clock: the axis
 * stands while the time moves on it, and takes a step only when the time nears its end.
 */
export function timeAxis(beganMs: number, nowMs: number): TimeAxis {
  const wantedMs = Math.max(LEAST_MS, nowMs - beganMs + BEFORE_MS);
  const spanMs = Math.min(MOST_MS, wantedMs);
  const stepMs =
    (STEPS_MIN.find((step) => spanMs / (step * minuteMs) <= MOST_TICKS) ?? 60) * minuteMs;
  const fromMs = Math.floor((nowMs - spanMs) / stepMs) * stepMs;
  const afterMs = Math.max(AFTER_MS, AFTER_SHARE * spanMs);
  const toMs = Math.ceil((nowMs + afterMs) / stepMs) * stepMs;
  const ticksMs: number[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += stepMs) ticksMs.push(atMs);
  return { fromMs, toMs, ticksMs, isCut: fromMs > beganMs };
}

/** Place of an instant on the axis, 0 … 1; outside it less or more. */
export function shareOf({ fromMs, toMs }: TimeAxis, atMs: number): number {
  return (atMs - fromMs) / (toMs - fromMs);
}
