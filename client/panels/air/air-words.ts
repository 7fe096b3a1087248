import { numberOf } from '../../city/observed-number.ts';
import type { EventOf } from '../../city/city.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import type { Words } from '../../design/wording.ts';

/** Below 1 three decimals count (0.041 ppm), from 1 on none do. */
export function airNumber(value: number, { language }: Words): string {
  return value > 0 && value < 1 ? value.toFixed(3) : formatNumber(Math.round(value), language);
}

/** A unit as people write it; a foreign one as the source spells it. */
export function airUnit(unit: string, { word }: Words): string {
  const known = KNOWN_UNITS[unit];
  return known === undefined ? unit : word(`air/unit/${known}`);
}

/** UCUM has slashes, which would be read as a path of words. */
const KNOWN_UNITS: Readonly<Record<string, string>> = {
  'ug/m3': 'microgram',
  'mg/m3': 'milligram',
  '[ppm]': 'ppm',
  '[ppb]': 'ppb',
};

/** A value with its unit. */
export function airValue(value: number, unit: string, words: Words): string {
  return withUnit(airNumber(value, words), airUnit(unit, words));
}

/** The number of one observation; — without one. */
export function observedAir(event: EventOf<'observation'> | undefined, words: Words): string {
  const value = event === undefined ? undefined : numberOf(event.data);
  return value === undefined ? '—' : airNumber(value, words);
}
