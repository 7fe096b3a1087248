import type { Language } from './language.ts';
import { formatNumber, withUnit } from './numbers.ts';

/** Units as people write them; UCUM's own where nobody writes another. */
const unitWords: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = {
  '1': { ko: '%', en: '%' },
  '{call}': { ko: '건', en: 'calls' },
  '{gauge}': { ko: '곳', en: 'gauges' },
  '{case}': { ko: '건', en: '' },
  '{report}': { ko: '건', en: 'reports' },
  '{lamp}': { ko: '등', en: 'lamps' },
  '{person}': { ko: '명', en: '' },
  '{bed}': { ko: '병상', en: 'beds' },
  '[mi_i]': { ko: 'mi', en: 'mi' },
  '{bike}': { ko: '대', en: 'bikes' },
  '{car}': { ko: '대', en: 'cars' },
  Cel: { ko: '℃', en: '℃' },
  'ug/m3': { ko: 'µg/m³', en: 'µg/m³' },
};

interface Spoken {
  readonly language: Language;
}

/** A unit as people write it: `%`, `건`, `m`. */
export function unitWord(unit: string, { language }: Spoken): string {
  return unitWords[unit]?.[language] ?? unit;
}

/** A number in its unit, without it: 82, 6.84, 141.5. A share is told in per cent. */
export function measureNumber(value: number, unit: string, { language }: Spoken): string {
  const told = unit === '1' ? value * 100 : value;
  const number =
    unit === 'm' && Math.abs(told) < 100 ? told.toFixed(2) : formatNumber(told, language);
  return number.replace('-', '\u2212');
}

/** A value with its unit: 82 %, 6.84 m, 141.5 mm. */
export function measureWords(value: number, unit: string, spoken: Spoken): string {
  return withUnit(measureNumber(value, unit, spoken), unitWord(unit, spoken));
}
