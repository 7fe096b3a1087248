import { inUcum, type KnownUnit } from '../feed-kit/units.ts';

type Line = readonly [names: string, to: string, factor?: number];

/** UN/CEFACT Recommendation 20 codes and what meters write, where the kit's table has none. */
const LINES: readonly Line[] = [
  ['P1', '%'],
  ['C62|H87|EA|E37', '1'],
  ['2N', 'dB'],
  ['M1', 'mg/L'],
  ['59', '[ppm]'],
  ['61', '[ppb]'],
  ['MTS', 'm/s'],
  ['MQS', 'm3/s'],
  ['MQH', 'm3/s', 1 / 3600],
  ['A97|MBR', 'hPa'],
  ['DD', 'deg'],
  ['D10', 'S/m'],
  ['H61', 'mS/cm'],
  ['KWT|KW', 'kW'],
  ['WTT', 'W'],
  ['HTZ', 'Hz'],
  ['SEC', 's'],
  ['HUR', 'h'],
  ['KVR|kvar|kVAr', 'kvar'],
  ['K3|kvarh|kVArh', 'kvar.h'],
  ['4K|mA', 'A', 0.001],
  ['2Z|mV', 'V', 0.001],
  ['WHR|Wh|W.h', 'kW.h', 0.001],
];

const UNITS: ReadonlyMap<string, KnownUnit> = new Map(
  LINES.flatMap(([names, unit, factor = 1]) =>
    names.split('|').map((name): [string, KnownUnit] => [name, { unit, convert: scaled(factor) }]),
  ),
);

/** Between units that are both kept somewhere: what a meter says and what is asked of it. */
const BETWEEN: Readonly<Record<string, number>> = {
  'kW>W': 1000,
  'W>kW': 0.001,
  'MW.h>kW.h': 1000,
  'mm>m': 0.001,
  'm>mm': 1000,
  '1>%': 100,
  '%>1': 0.01,
};

/** The unit a source names by code or symbol; `undefined` for one nobody listed: never guessed. */
export function sourceUnit(name: string): KnownUnit | undefined {
  return UNITS.get(name.trim()) ?? inUcum(name);
}

/** A value in another unit; `undefined` where the two do not measure the same. */
export function converted(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const factor = BETWEEN[`${from}>${to}`];
  return factor === undefined ? undefined : scaled(factor)(value);
}

/** Nine digits: what a float adds beyond them is no measurement. */
function scaled(factor: number): (value: number) => number {
  return factor === 1 ? (value) => value : (value) => Number((value * factor).toPrecision(9));
}
