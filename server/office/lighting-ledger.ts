import type { AssetEvent } from '../../contract/event.ts';
import {
  lampEnergy,
  lampReading,
  verdictOf,
  type LampEnergy,
  type LampReading,
  type Verdict,
} from './lighting-energy.ts';

/** The lamps of a city over the last 24 hours. Sums over the same lamps and hours only. */
export interface LightingDay {
  readonly meteredKwh: number;
  /** Of lamps with a schedule: what they burnt, and what the schedule asked for. */
  readonly compared: { readonly meteredKwh: number; readonly scheduledKwh: number };
  /** Of lamps whose forerunner is known: what they burnt, and what that would have. */
  readonly saved: { readonly meteredKwh: number; readonly baselineKwh: number };
  /** Lamps whose last hour was not as scheduled, the furthest off first. */
  readonly offSchedule: readonly LampReading[];
  /** Lamps with a span in the last 24 hours, and all that ever said a meter. */
  readonly lamps: readonly [current: number, known: number];
  readonly asOfMs: number | undefined;
}

export interface LightingLedger {
  note(event: AssetEvent): void;
  at(nowMs: number): LightingDay;
}

interface Held {
  reading: LampReading;
  /** Two readings of it could be compared so far. */
  isCounted: boolean;
  /** The span it is being judged by; begun anew once it is an hour. */
  span: Span;
  /** As the last whole span says, or the present one already. */
  verdict: Verdict;
  /** How far off that was. */
  offKwh: number;
}

interface Span {
  fromMs: number;
  meteredKwh: number;
  scheduledKwh: number | null;
}

interface Hour {
  meteredKwh: number;
  comparedKwh: number;
  scheduledKwh: number;
  savedKwh: number;
  baselineKwh: number;
}

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** Keeps of each lamp its last reading, and of the city a sum an hour. */
export function lightingLedger(minuteOfDay: (ms: number) => number): LightingLedger {
  const lamps = new Map<string, Held>();
  const hours = new Map<number, Hour>();

  const note = (reading: LampReading): void => {
    const held = lamps.get(reading.subject);
    if (held === undefined) {
      const span = newSpan(reading.atMs);
      lamps.set(reading.subject, {
        reading,
        isCounted: false,
        span,
        verdict: 'unknown',
        offKwh: 0,
      });
      return;
    }
    // Late or repeated: the span that it lies in is already counted.
    if (reading.atMs <= held.reading.atMs) return;
    const energy = lampEnergy(held.reading, reading, minuteOfDay);
    held.reading = reading;
    if (energy === undefined) {
      held.span = newSpan(reading.atMs);
      return;
    }
    held.isCounted = true;
    add(hours, Math.floor(reading.atMs / HOUR_MS), energy);
    judge(held, energy);
  };

  return {
    note: (event) => {
      const reading = lampReading(event);
      if (reading !== undefined) note(reading);
    },
    at: (nowMs) => {
      const last = Math.floor(nowMs / HOUR_MS);
      const sum = empty();
      for (const [hour, kwh] of hours) {
        if (hour <= last - HOURS) hours.delete(hour);
        else for (const key of KEYS) sum[key] += kwh[key];
      }
      const sinceMs = nowMs - HOURS * HOUR_MS;
      const current = [...lamps.values()].filter(
        ({ reading, isCounted }) => isCounted && reading.atMs > sinceMs,
      );
      const newest = current.reduce((most, { reading }) => Math.max(most, reading.atMs), 0);
      return {
        meteredKwh: sum.meteredKwh,
        compared: { meteredKwh: sum.comparedKwh, scheduledKwh: sum.scheduledKwh },
        saved: { meteredKwh: sum.savedKwh, baselineKwh: sum.baselineKwh },
        offSchedule: current
          .filter(({ verdict }) => verdict === 'over' || verdict === 'under')
          .toSorted(
            (a, b) => b.offKwh - a.offKwh || (a.reading.subject < b.reading.subject ? -1 : 1),
          )
          .map(({ reading }) => reading),
        lamps: [current.length, lamps.size],
        asOfMs: current.length === 0 ? undefined : newest,
      };
    },
  };
}

const KEYS = ['meteredKwh', 'comparedKwh', 'scheduledKwh', 'savedKwh', 'baselineKwh'] as const;

function empty(): Hour {
  return { meteredKwh: 0, comparedKwh: 0, scheduledKwh: 0, savedKwh: 0, baselineKwh: 0 };
}

function add(hours: Map<number, Hour>, hour: number, energy: LampEnergy): void {
  const held = hours.get(hour) ?? empty();
  held.meteredKwh += energy.meteredKwh;
  if (energy.scheduledKwh !== null) {
    held.comparedKwh += energy.meteredKwh;
    held.scheduledKwh += energy.scheduledKwh;
  }
  if (energy.baselineKwh !== null) {
    held.savedKwh += energy.meteredKwh;
    held.baselineKwh += energy.baselineKwh;
  }
  hours.set(hour, held);
}

function newSpan(fromMs: number): Span {
  return { fromMs, meteredKwh: 0, scheduledKwh: 0 };
}

/** A quarter of an hour is a step or two of a meter: only an hour says that a lamp is all right. */
function judge(held: Held, energy: LampEnergy): void {
  const { span, reading } = held;
  span.meteredKwh += energy.meteredKwh;
  span.scheduledKwh =
    span.scheduledKwh === null || energy.scheduledKwh === null
      ? null
      : span.scheduledKwh + energy.scheduledKwh;
  const verdict = verdictOf(span.meteredKwh, span.scheduledKwh);
  const isWhole = reading.atMs - span.fromMs >= HOUR_MS;
  if (isWhole || verdict === 'over' || verdict === 'under') {
    held.verdict = verdict;
    held.offKwh = Math.abs(span.meteredKwh - (span.scheduledKwh ?? span.meteredKwh));
  }
  if (isWhole) held.span = newSpan(reading.atMs);
}
