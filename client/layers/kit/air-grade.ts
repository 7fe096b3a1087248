import type { ObservationData } from '../../../contract/event.ts';
import type { Level } from '../../design/severity.ts';
import { levelByThresholds, numberOf } from './observed-value.ts';

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

/** Level of one pollutant: by the limits it brings, else by Korea's grades; `?` when neither tells. */
export function airLevel(data: ObservationData): Level {
  if (data.thresholds !== undefined) return levelByThresholds(data);
  const limits = GRADES[data.observedProperty];
  const value = numberOf(data);
  if (limits === undefined || value === undefined || data.unit !== limits.unit) return '?';
  if (value >= limits.veryBad) return 2;
  return value >= limits.bad ? 1 : 0;
}
