import type { FigureValue } from './figure-value.ts';
import type { LightingDay } from './lighting-ledger.ts';

/** Named measures of street lighting over the last 24 hours. */
export const LIGHTING_MEASURES = [
  /** kWh metered. */
  'lighting-energy',
  /** kWh that the schedules asked for. */
  'lighting-energy-scheduled',
  /** kWh that the lamps before would have burnt. */
  'lighting-energy-baseline',
  /** Per cent of the schedule's energy that was metered, over the lamps that have one. */
  'lighting-against-schedule',
  /** Per cent saved against the lamps before. */
  'lighting-saving',
  /** Lamps that burnt clearly more or less than their schedule asked for. */
  'lamps-off-schedule',
] as const;
export type LightingMeasure = (typeof LIGHTING_MEASURES)[number];

/** A figure of lighting; of lamps without the data it needs it is `null`, never 0. */
export function lightingValue(measure: LightingMeasure, day: LightingDay): FigureValue {
  const { compared, saved, lamps, asOfMs } = day;
  const known = { asOfMs, inputs: lamps };
  const unknown = { ...known, value: null };
  if (asOfMs === undefined) return unknown;
  switch (measure) {
    case 'lighting-energy':
      return { ...known, value: rounded(day.meteredKwh) };
    case 'lighting-energy-scheduled':
      return compared.scheduledKwh > 0
        ? { ...known, value: rounded(compared.scheduledKwh) }
        : unknown;
    case 'lighting-energy-baseline':
      return saved.baselineKwh > 0 ? { ...known, value: rounded(saved.baselineKwh) } : unknown;
    case 'lighting-against-schedule':
      return compared.scheduledKwh > 0
        ? { ...known, value: rounded((compared.meteredKwh / compared.scheduledKwh) * 100) }
        : unknown;
    case 'lighting-saving':
      return saved.baselineKwh > 0
        ? { ...known, value: rounded((1 - saved.meteredKwh / saved.baselineKwh) * 100) }
        : unknown;
    case 'lamps-off-schedule': {
      const [worst] = day.offSchedule;
      const at = worst === undefined ? {} : { at: worst.name };
      return { ...known, value: day.offSchedule.length, ...at };
    }
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
