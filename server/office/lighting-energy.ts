import type { AssetEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import { parseSchedule, scheduledBurning, type ScheduleStep } from './lighting-schedule.ts';

/** What a lamp's meter said at an instant, and what is known of the lamp. */
export interface LampReading {
  readonly subject: string;
  readonly name: Text;
  readonly atMs: number;
  readonly meterKwh: number;
  readonly ratedW?: number;
  /** What the lamp before this one drew. */
  readonly baselineW?: number;
  readonly schedule?: readonly ScheduleStep[];
  /** What it should do at this instant, where no schedule is known. */
  readonly scheduledPercent?: number;
}

/** What a lamp burnt since its last reading; `null` = it cannot be known. */
export interface LampEnergy {
  readonly meteredKwh: number;
  /** Rated power over the schedule. */
  readonly scheduledKwh: number | null;
  /** The lamp before it, undimmed over the same hours. */
  readonly baselineKwh: number | null;
}

export type Verdict = 'as-scheduled' | 'over' | 'under' | 'unknown';

/** Further apart two readings say nothing of a night. */
const MAX_GAP_MS = 36 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Over and under what the schedule asks for; the driver's own use and a meter's step are within. */
const OVER = 1.25;
const UNDER = 0.6;
const METER_STEP_KWH = 0.02;

/** A lamp whose asset carries a meter; `undefined` for all else. */
export function lampReading({ kind, subject, time, data }: AssetEvent): LampReading | undefined {
  if (kind !== 'asset' || data.assetType !== 'Streetlight') return undefined;
  const { energy, schedule: written } = data.attributes;
  if (typeof energy?.value !== 'number') return undefined;
  const schedule = typeof written?.value === 'string' ? parseSchedule(written.value) : undefined;
  const ratedW = numberOf(data, 'rated-power');
  const baselineW = numberOf(data, 'baseline-power');
  const scheduledPercent = numberOf(data, 'scheduled-dimming');
  return {
    subject,
    name: data.name,
    atMs: instantMs(energy.observedAt ?? time),
    meterKwh: energy.value,
    ...(ratedW === undefined ? {} : { ratedW }),
    ...(baselineW === undefined ? {} : { baselineW }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(scheduledPercent === undefined ? {} : { scheduledPercent }),
  };
}

/**
 * What a lamp burnt between two readings against what its schedule asked for. `undefined` where the
 * two cannot be compared: out of order, too far apart, or the meter was changed.
 */
export function lampEnergy(
  before: LampReading,
  now: LampReading,
  minuteOfDay: (ms: number) => number,
): LampEnergy | undefined {
  const spanMs = now.atMs - before.atMs;
  const meteredKwh = now.meterKwh - before.meterKwh;
  if (spanMs <= 0 || spanMs > MAX_GAP_MS || meteredKwh < 0) return undefined;
  const burning = burningOf(before, now, minuteOfDay);
  const { ratedW, baselineW } = now;
  const scheduledKwh =
    burning === undefined || ratedW === undefined ? null : (burning.fullHours * ratedW) / 1000;
  const baselineKwh =
    burning === undefined || baselineW === undefined ? null : (burning.onHours * baselineW) / 1000;
  return { meteredKwh, scheduledKwh, baselineKwh };
}

function burningOf(
  before: LampReading,
  now: LampReading,
  minuteOfDay: (ms: number) => number,
): ReturnType<typeof scheduledBurning> | undefined {
  if (now.schedule !== undefined) {
    return scheduledBurning(now.schedule, before.atMs, now.atMs, minuteOfDay);
  }
  // What it should have done at the last reading is held until this one.
  if (before.scheduledPercent === undefined) return undefined;
  const hours = (now.atMs - before.atMs) / HOUR_MS;
  const share = before.scheduledPercent / 100;
  return { fullHours: hours * share, onHours: share > 0 ? hours : 0 };
}

/** How a lamp keeps to its schedule; a span too short for its meter to move is as scheduled. */
export function verdictOf(meteredKwh: number, scheduledKwh: number | null): Verdict {
  if (scheduledKwh === null) return 'unknown';
  if (meteredKwh > scheduledKwh * OVER + METER_STEP_KWH) return 'over';
  return meteredKwh + METER_STEP_KWH < scheduledKwh * UNDER ? 'under' : 'as-scheduled';
}

function numberOf({ attributes }: AssetEvent['data'], name: string): number | undefined {
  const value = attributes[name]?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
