import type { ObservationData, Severity } from '../../contract/event.ts';
import { numberOf } from './observed-number.ts';

interface Limits {
  /** UCUM; a value in another unit is not graded. */
  readonly unit: string;
  /** First value of 나쁨 and of 매우나쁨. */
  readonly bad: number;
  readonly veryBad: number;
}

/** Korea's grades (에어코리아), used where a source brings no limits of its own. */
const GRADES: Readonly<Record<string, Limits>> = {
  'air.pm10': { unit: 'ug/m3', bad: 81, veryBad: 151 },
  'air.pm25': { unit: 'ug/m3', bad: 36, veryBad: 76 },
  'air.o3': { unit: '[ppm]', bad: 0.091, veryBad: 0.151 },
  'air.no2': { unit: '[ppm]', bad: 0.061, veryBad: 0.201 },
  'air.khai': { unit: '1', bad: 101, veryBad: 251 },
};

export const isAir = ({ observedProperty }: ObservationData): boolean =>
  Object.hasOwn(GRADES, observedProperty);

/** Grade of one pollutant: by the limits it brings, else by Korea's; `Unknown` when neither tells. */
export function airSeverity(data: ObservationData): Severity | 'Normal' {
  const value = numberOf(data);
  if (value === undefined) return 'Unknown';
  if (data.thresholds !== undefined) {
    const reached = data.thresholds.filter((threshold) => value >= threshold.value);
    return reached.toSorted((a, b) => a.value - b.value).at(-1)?.severity ?? 'Normal';
  }
  const limits = GRADES[data.observedProperty];
  if (limits === undefined || data.unit !== limits.unit) return 'Unknown';
  if (value >= limits.veryBad) return 'Moderate';
  return value >= limits.bad ? 'Minor' : 'Normal';
}

/** The first value that is not ordinary any more, in the unit of the observation. */
export function airLimit({
  thresholds,
  observedProperty,
  unit,
}: ObservationData): number | undefined {
  if (thresholds !== undefined && thresholds.length > 0) {
    return Math.min(...thresholds.map(({ value }) => value));
  }
  const limits = GRADES[observedProperty];
  return limits?.unit === unit ? limits.bad : undefined;
}
