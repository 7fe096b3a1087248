import type { ByKind } from './city.ts';
import { numberOf } from './observed-number.ts';

/** What is told of the water itself, in this order. */
export const QUALITY_PROPERTIES = ['water.temperature', 'water.ph', 'water.do'] as const;
export type QualityProperty = (typeof QUALITY_PROPERTIES)[number];

export interface QualityRange {
  readonly property: QualityProperty;
  /** `undefined` = no place gives a number now. */
  readonly range: readonly [low: number, high: number] | undefined;
  readonly unit: string;
  /** Places that give one, of those that ever did. */
  readonly current: number;
  readonly known: number;
}

export interface WaterQuality {
  readonly ranges: readonly QualityRange[];
  /** Of the youngest value. */
  readonly newestMs: number | undefined;
  readonly feeds: readonly string[];
}

/** Measured by the hour; three missed are too old to be told as now. */
const CURRENT_MS = 3 * 3_600_000;

/** Ranges over all places of a river where the water is measured. */
export function selectWaterQuality(
  byKind: Pick<ByKind, 'observation'>,
  nowMs: number,
): WaterQuality {
  const all = [...byKind.observation.values()].map(({ data }) => data);
  const own = all.filter(({ observedProperty }) =>
    QUALITY_PROPERTIES.some((property) => property === observedProperty),
  );
  const times = own.map(({ phenomenonTime }) => Date.parse(phenomenonTime));
  return {
    ranges: QUALITY_PROPERTIES.map((property) => {
      const rows = own.filter(({ observedProperty }) => observedProperty === property);
      const values = rows.flatMap((row) => {
        const value = numberOf(row);
        const isOld = nowMs - Date.parse(row.phenomenonTime) > CURRENT_MS;
        return value === undefined || isOld ? [] : [value];
      });
      return {
        property,
        range: values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)],
        unit: rows[0]?.unit ?? '',
        current: values.length,
        known: rows.length,
      };
    }),
    newestMs: times.length === 0 ? undefined : Math.max(...times),
    feeds: [...new Set(own.map(({ provenance }) => provenance.feed))],
  };
}
