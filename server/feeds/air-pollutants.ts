import { z } from 'zod';
import type { Flag, Quality, Threshold } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { optionalNumeric } from '../feed-kit/field.ts';

/** A measured gas, dust or index; its limits by Korea's air quality grades. */
export interface Pollutant {
  readonly property: string;
  /** UCUM. */
  readonly unit: string;
  /** Lowest value of each grade that is worse than ordinary, in the unit. */
  readonly grades: Readonly<Record<'나쁨' | '매우나쁨', number>>;
  /** No station of a city measures more; beyond it the value is doubtful. */
  readonly most: number;
}

export type PollutantName = 'pm10' | 'pm25' | 'o3' | 'no2' | 'co' | 'so2' | 'khai';

/** Grades of 에어코리아 (PM10 80/150, PM2.5 35/75 µg/m³ …): the first value past each limit. */
export const POLLUTANTS: Readonly<Record<PollutantName, Pollutant>> = {
  pm10: { property: 'air.pm10', unit: 'ug/m3', grades: { 나쁨: 81, 매우나쁨: 151 }, most: 3000 },
  pm25: { property: 'air.pm25', unit: 'ug/m3', grades: { 나쁨: 36, 매우나쁨: 76 }, most: 1000 },
  o3: { property: 'air.o3', unit: '[ppm]', grades: { 나쁨: 0.091, 매우나쁨: 0.151 }, most: 1 },
  no2: { property: 'air.no2', unit: '[ppm]', grades: { 나쁨: 0.061, 매우나쁨: 0.201 }, most: 2 },
  co: { property: 'air.co', unit: '[ppm]', grades: { 나쁨: 9.01, 매우나쁨: 15.01 }, most: 50 },
  so2: { property: 'air.so2', unit: '[ppm]', grades: { 나쁨: 0.051, 매우나쁨: 0.151 }, most: 1 },
  khai: { property: 'air.khai', unit: '1', grades: { 나쁨: 101, 매우나쁨: 251 }, most: 999 },
};

/** What a station of air tells, as layers. */
export const AIR_LAYERS = Object.values(POLLUTANTS).map(
  ({ property }) => `observation/${property}`,
);

export const POLLUTANT_NAMES = Object.keys(POLLUTANTS) as readonly PollutantName[];

/** What stations write for a value of a pollutant that they do not measure just now. */
const REMARK = /점검|교정|장애|이상/;

/** A value column: `undefined` = the column is not there, null = it is and holds no value. */
export const measured = z
  .unknown()
  .optional()
  .transform((value, context): number | null | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && REMARK.test(value)) return null;
    const read = optionalNumeric.safeParse(value);
    if (read.success) return read.data ?? null;
    context.addIssue(read.error.issues[0]?.message ?? 'not a number');
    return z.NEVER;
  });

export interface AirResult {
  readonly result: number | null;
  readonly resultQuality: Quality;
  readonly flags: readonly Flag[];
}

/**
 * What a value is worth. One that the source itself marks (maintenance, data error) or that cannot be
 * is not passed on; none of these is ever 0. Both sources publish unconfirmed values: provisional.
 */
export function airResult(
  value: number | null,
  remark: string | undefined,
  most: number,
): AirResult {
  if (value === null) return { result: null, resultQuality: 'missing', flags: [] };
  if (remark !== undefined || value < 0) return { result: null, resultQuality: 'bad', flags: [] };
  if (value > most) return { result: value, resultQuality: 'suspect', flags: ['outlier'] };
  return { result: value, resultQuality: 'provisional', flags: [] };
}

/** The grades that the city gives a severity, under tiers.airkorea. */
export function gradeThresholds(city: CityContext, { grades }: Pollutant): readonly Threshold[] {
  return (['나쁨', '매우나쁨'] as const).flatMap((grade) => {
    const tier = city.tiers['airkorea']?.[grade];
    if (tier === undefined) return [];
    return [{ value: grades[grade], severity: tier.severity, label: tier.text }];
  });
}
