import type { CityEvent } from '../../contract/event.ts';
import { lampEnergy, lampReading, type LampEnergy, type LampReading } from './lighting-energy.ts';

/** The lamps of a city over the last 24 hours. Sums over the same lamps and hours only. */
export interface LightingDay {
  readonly meteredKwh: number;
  /** Of lamps with a schedule: what they burnt, and what the schedule asked for. */
  readonly compared: { readonly meteredKwh: number; readonly scheduledKwh: number };
  /** Of lamps whose forerunner is known: what they burnt, and what that would have. */
  readonly saved: { readonly meteredKwh: number; readonly baselineKwh: number };
  /** Lamps whose last span was not as scheduled, the furthest off first. */
  readonly offSchedule: readonly LampReading[];
  /** Lamps with a span in the last 24 hours, and all that ever said a meter. */
  readonly lamps: readonly [current: number, known: number];
  readonly asOfMs: number | undefined;
}

export interface LightingLedger {
  observe(events: readonly CityEvent[]): void;
  at(nowMs: number): LightingDay;
}

interface Held {
  reading: LampReading;
  /** Of its last span. */
  energy: LampEnergy | undefined;
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
      lamps.set(reading.subject, { reading, energy: undefined });
      return;
    }
    // Late or repeated: the span that it lies in is already counted.
    if (reading.atMs <= held.reading.atMs) return;
    held.energy = lampEnergy(held.reading, reading, minuteOfDay);
    held.reading = reading;
    if (held.energy !== undefined) add(hours, Math.floor(reading.atMs / HOUR_MS), held.energy);
  };

  return {
    observe: (events) => {
      for (const event of events) {
        const reading = event.kind === 'asset' ? lampReading(event) : undefined;
        if (reading !== undefined) note(reading);
      }
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
        ({ reading, energy }) => energy !== undefined && reading.atMs > sinceMs,
      );
      const newest = current.reduce((most, { reading }) => Math.max(most, reading.atMs), 0);
      return {
        meteredKwh: sum.meteredKwh,
        compared: { meteredKwh: sum.comparedKwh, scheduledKwh: sum.scheduledKwh },
        saved: { meteredKwh: sum.savedKwh, baselineKwh: sum.baselineKwh },
        offSchedule: current
          .filter(({ energy }) => energy?.verdict === 'over' || energy?.verdict === 'under')
          .toSorted(
            (a, b) => offBy(b) - offBy(a) || (a.reading.subject < b.reading.subject ? -1 : 1),
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

function offBy({ energy }: Held): number {
  return energy === undefined || energy.scheduledKwh === null
    ? 0
    : Math.abs(energy.meteredKwh - energy.scheduledKwh);
}
