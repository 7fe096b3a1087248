import type { Language } from './language.ts';
import { formatNumber, withUnit } from './numbers.ts';

/** Units as people write them; UCUM's own where nobody writes another. */
const unitWords: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = {
  '1': { ko: '%', en: '%' },
  '{call}': { ko: '건', en: 'calls' },
  '{gauge}': { ko: '곳', en: 'gauges' },
  '{case}': { ko: '건', en: '' },
  '{report}': { ko: '건', en: 'reports' },
  '{request}': { ko: '건', en: 'reports' },
  '{alert}': { ko: '건', en: 'warnings' },
  '{earthquake}': { ko: '건', en: 'quakes' },
  '{place}': { ko: '곳', en: 'places' },
  '{cabinet}': { ko: '곳', en: 'cabinets' },
  '{signal}': { ko: '곳', en: 'signals' },
  '{asset}': { ko: '곳', en: 'devices' },
  '{bus}': { ko: '대', en: 'buses' },
  '{lamp}': { ko: '등', en: 'lamps' },
  '{person}': { ko: '명', en: '' },
  '{bed}': { ko: '병상', en: 'beds' },
  '[mi_i]': { ko: 'mi', en: 'mi' },
  '{bike}': { ko: '대', en: 'bikes' },
  '{car}': { ko: '대', en: 'cars' },
  '{vehicle}': { ko: '대', en: 'vehicles' },
  '{NTU}': { ko: 'NTU', en: 'NTU' },
  '[pH]': { ko: 'pH', en: 'pH' },
  '[ppm]': { ko: 'ppm', en: 'ppm' },
  '[ppb]': { ko: 'ppb', en: 'ppb' },
  Cel: { ko: '℃', en: '℃' },
  deg: { ko: '°', en: '°' },
  'ug/m3': { ko: 'µg/m³', en: 'µg/m³' },
  'mg/m3': { ko: 'mg/m³', en: 'mg/m³' },
  'ug/L': { ko: 'µg/L', en: 'µg/L' },
  'uS/cm': { ko: 'µS/cm', en: 'µS/cm' },
  'm3/s': { ko: 'm³/s', en: 'm³/s' },
  'kW.h': { ko: 'kWh', en: 'kWh' },
  'MW.h': { ko: 'MWh', en: 'MWh' },
};

interface Spoken {
  readonly language: Language;
}

/** A unit as people write it: `%`, `건`, `m`. */
export function unitWord(unit: string, { language }: Spoken): string {
  // Of a thing that is counted nobody has written the braces of its code.
  return unitWords[unit]?.[language] ?? unit.replace(/^\{(.*)\}$/u, '$1');
}

/** Below this one decimal would leave nothing of a number, or a wrong half of it. */
const SMALL = 0.1;

/** A number in its unit, without it: 82, 6.84, 141.5, of a gas 0.045. A share is told in per cent. */
export function measureNumber(value: number, unit: string, { language }: Spoken): string {
  const told = unit === '1' ? value * 100 : value;
  const size = Math.abs(told);
  const written = (): string => {
    if (unit === 'm' && size < 100) return told.toFixed(2);
    // As the scale of a gas is told everywhere: 0.091 is its limit.
    if (unit === '[ppm]' && size >= 0.0005 && size < 1) return told.toFixed(3);
    return size > 0 && size < SMALL
      ? String(Number(told.toPrecision(2)))
      : formatNumber(told, language);
  };
  return written().replace('-', '\u2212');
}

/** A value with its unit: 82 %, 6.84 m, 141.5 mm. */
export function measureWords(value: number, unit: string, spoken: Spoken): string {
  return withUnit(measureNumber(value, unit, spoken), unitWord(unit, spoken));
}
