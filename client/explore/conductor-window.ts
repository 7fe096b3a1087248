import type { DensityBucket, DensityStepSec } from '../../contract/density.ts';
import { zonedInstant } from '../design/times.ts';
import { SPANS_MIN, type SpanMin, type TimeRange } from './explore-view.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The next wider (1) or narrower (−1) one. */
export function nextSpan(spanMin: SpanMin, step: 1 | -1): SpanMin {
  const index = SPANS_MIN.indexOf(spanMin) + step;
  return SPANS_MIN[Math.min(SPANS_MIN.length - 1, Math.max(0, index))] ?? spanMin;
}

/** A little of what is still to come, so that the clock never stands at the edge. */
const AHEAD = 0.06;
/** The window moves on in steps of this part of it: bars stand still while the clock runs. */
const STEPS = 24;

/** The part of time around an instant that is shown. */
export function windowAround(atMs: number, spanMin: SpanMin): TimeRange {
  const spanMs = spanMin * MINUTE_MS;
  const stepMs = spanMs / STEPS;
  const toMs = Math.ceil((atMs + spanMs * AHEAD) / stepMs) * stepMs;
  return { fromMs: toMs - spanMs, toMs };
}

/** Width of a bar: about 80 of them. */
export function bucketSec(spanMin: SpanMin): DensityStepSec {
  if (spanMin <= 60) return 60;
  if (spanMin <= 720) return 300;
  if (spanMin <= 1440) return 900;
  if (spanMin <= 4320) return 3600;
  return 3600;
}

/** A clock that follows the server's may be put right by so much. */
const JITTER_MS = 1000;

/** What was counted, and up to where of the clock. */
export interface CountedSpan {
  readonly stepSec: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Whether counts of a while ago can still stand for a window at the clock. They cannot where it begins
 * earlier, in bars of another width, or for who has gone back: blank would look calm, and what came
 * later would be seen.
 */
export const isOfWindow = (
  counted: CountedSpan,
  { fromMs }: TimeRange,
  stepSec: number,
  clockMs: number,
): boolean =>
  counted.stepSec === stepSec && counted.fromMs <= fromMs && counted.toMs <= clockMs + JITTER_MS;

const TICKS_MS = [
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
] as const;
const MOST_TICKS = 12;

/** What a clock in the zone is ahead of UTC at an instant, ms. */
function offsetMs(ms: number, zone: string): number {
  const match = /([+-])(\d\d):(\d\d)$/u.exec(zonedInstant(ms, zone));
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * MINUTE_MS;
}

export interface Tick {
  readonly atMs: number;
  /** A day begins here in the city. */
  readonly isMidnight: boolean;
}

/** Round times of the city's clock in a window, also over a change of its clocks; `most` or fewer. */
export function ticksOf(
  { fromMs, toMs }: TimeRange,
  zone: string,
  most: number = MOST_TICKS,
): readonly Tick[] {
  const stepMs = TICKS_MS.find((step) => (toMs - fromMs) / step <= most) ?? DAY_MS;
  const ticks: Tick[] = [];
  let atMs = fromMs;
  while (atMs <= toMs) {
    const offset = offsetMs(atMs, zone);
    const next = Math.ceil((atMs + offset) / stepMs) * stepMs - offset;
    // A change of the clocks between may have moved it.
    const told = next + offset - offsetMs(next, zone);
    if (told > toMs) break;
    if (told >= fromMs && ticks.at(-1)?.atMs !== told) {
      ticks.push({ atMs: told, isMidnight: (told + offsetMs(told, zone)) % DAY_MS === 0 });
    }
    atMs = Math.max(told, next) + 1;
  }
  return ticks;
}

/** A bar of the conductor, heights as shares of the highest. */
export interface Bar extends TimeRange {
  /** Values: the source of everything, counted on a scale of its own. */
  readonly values: number;
  /** Incidents, warnings, reports and situations. */
  readonly events: number;
  readonly alarms: number;
  readonly told: DensityBucket;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** What the full height stands for. */
  readonly mostEvents: number;
  readonly mostValues: number;
}

const eventsOf = ({ incidents, alerts, requests, situations }: DensityBucket): number =>
  incidents + alerts + requests + situations;

/** Buckets of the window up to the clock; what is after it does not exist yet. */
export function barsOf(
  buckets: readonly DensityBucket[],
  stepSec: DensityStepSec,
  { fromMs, toMs }: TimeRange,
  clockMs: number,
): Bars {
  const seen = buckets
    .map((told) => ({ told, startMs: Date.parse(told.at) }))
    .filter(
      ({ startMs }) => startMs + stepSec * 1000 > fromMs && startMs < Math.min(toMs, clockMs),
    );
  const mostEvents = Math.max(1, ...seen.map(({ told }) => eventsOf(told) + told.alarms));
  const mostValues = Math.max(1, ...seen.map(({ told }) => told.observations));
  const bars = seen.map(({ told, startMs }) => ({
    fromMs: Math.max(fromMs, startMs),
    toMs: Math.min(toMs, clockMs, startMs + stepSec * 1000),
    values: told.observations / mostValues,
    events: eventsOf(told) / mostEvents,
    alarms: told.alarms / mostEvents,
    told,
  }));
  return { bars, mostEvents, mostValues };
}

/** A brushed stretch in whole minutes, never after the clock; too short a one is none. */
export function brushed(aMs: number, bMs: number, clockMs: number): TimeRange | undefined {
  const round = (ms: number): number => Math.round(ms / MINUTE_MS) * MINUTE_MS;
  const fromMs = round(Math.min(aMs, bMs));
  const toMs = Math.min(round(Math.max(aMs, bMs)), Math.ceil(clockMs / MINUTE_MS) * MINUTE_MS);
  return toMs - fromMs < MINUTE_MS ? undefined : { fromMs, toMs };
}
