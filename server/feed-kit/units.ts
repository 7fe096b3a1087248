/** A source's unit in UCUM: `to` the unit we keep, by a factor and, for temperatures, an offset. */
interface Unit {
  readonly to: string;
  readonly factor: number;
  readonly offset: number;
}

type Line = readonly [names: string, to: string, factor?: number, offset?: number];

/** Names as sources write them, lower case, without spaces, `^` and `.`; SI goes on as it is. */
const LINES: readonly Line[] = [
  ['m|metre|metres|meter|meters|mtr', 'm'],
  ['maod|masd|m(aod)|mbdat', 'm'],
  ['cm|centimetre|centimeter|cmt', 'm', 0.01],
  ['mm|millimetre|millimeter|millimetres|millimeters|mmt', 'mm'],
  ['km|kilometre|kilometer|kmt', 'km'],
  ['ft|feet|foot|[ft_i]|fot', 'm', 0.3048],
  ['in|inch|inches|[in_i]|inh', 'mm', 25.4],
  ['mi|mile|miles|[mi_i]', 'km', 1.609_344],
  ['yd|yard|yards', 'm', 0.9144],
  ['m3/s|m³/s|cumecs|cms|cubicmetrespersecond', 'm3/s'],
  ['ft3/s|ft³/s|cfs|cubicfeetpersecond|[cft_i]/s', 'm3/s', 0.028_316_846_592],
  ['l/s|litrespersecond', 'L/s'],
  ['ml/d|ml/day|megalitresperday', 'm3/s', 1000 / 86_400],
  ['gal/min|gpm|[gal_us]/min', 'L/s', 0.063_090_2],
  ['m3|m³|mtq', 'm3'],
  ['l|litre|liter|ltr', 'L'],
  ['acre-ft|acre-feet|acft', 'm3', 1233.481_837_547_52],
  ['m2|m²', 'm2'],
  ['ft2|ft²', 'm2', 0.092_903_04],
  ['kg|kilogram|kilograms|kgm', 'kg'],
  ['t|tonne|tonnes|tne', 't'],
  ['lb|lbs|pound|pounds|[lb_av]', 'kg', 0.453_592_37],
  ['m/s|metrespersecond|mts', 'm/s'],
  ['km/h|kmh|kph|kmph|kilometresperhour', 'km/h'],
  ['mph|mi/h|mi/hr|milesperhour|[mi_i]/h', 'km/h', 1.609_344],
  ['kn|kt|kts|knot|knots|[kn_i]', 'km/h', 1.852],
  ['ft/s|fps', 'm/s', 0.3048],
  ['mm/h|mm/hr', 'mm/h'],
  ['in/h|in/hr', 'mm/h', 25.4],
  ['cel|degc|°c|℃|celsius|degreescelsius', 'Cel'],
  ['[degf]|degf|°f|℉|fahrenheit|degreesfahrenheit', 'Cel', 5 / 9, -160 / 9],
  ['k|kelvin', 'Cel', 1, -273.15],
  ['pa|pascal', 'Pa'],
  ['hpa|mbar|mb|millibar|millibars', 'hPa'],
  ['kpa', 'hPa', 10],
  ['inhg|inofhg', 'hPa', 33.863_886_667],
  ['mmhg', 'hPa', 1.333_223_874],
  ['%|percent|pct', '%'],
  ['ug/m3|µg/m3|μg/m3|㎍/㎥|gq', 'ug/m3'],
  ['mg/m3|gp', 'mg/m3'],
  ['mg/l', 'mg/L'],
  ['ug/l|µg/l|μg/l', 'ug/L'],
  ['ppm|[ppm]', '[ppm]'],
  ['ppb|[ppb]', '[ppb]'],
  ['us/cm|µs/cm|μs/cm|us/cm@25c', 'uS/cm'],
  ['ntu|[ntu]|fnu|_fnu', '{NTU}'],
  ['ph|[ph]|stdunits|standardunits', '[pH]'],
  ['kwh|kw*h|kwatth', 'kW.h'],
  ['mwh', 'MW.h'],
  ['kw', 'kW'],
  ['w|watt', 'W'],
  ['v|volt|vlt', 'V'],
  ['a|amp|ampere', 'A'],
  ['hz', 'Hz'],
  ['lx|lux', 'lx'],
  ['db|dba|db(a)', 'dB'],
  ['s|sec|seconds', 's'],
  ['min|minute|minutes', 'min'],
  ['h|hr|hour|hours', 'h'],
  ['deg|degree|degrees|°', 'deg'],
  ['1|none|count|number|index', '1'],
];

const UNITS: ReadonlyMap<string, Unit> = new Map(
  LINES.flatMap(([names, to, factor = 1, offset = 0]) =>
    names.split('|').map((name): [string, Unit] => [name, { to, factor, offset }]),
  ),
);
/** Where the case of a letter is all that differs; of UCUM and of what sources mean by it. */
const EXACT: ReadonlyMap<string, Unit> = new Map([
  ['mW', { to: 'W', factor: 0.001, offset: 0 }],
  ['MW', { to: 'MW', factor: 1, offset: 0 }],
  ['mWh', { to: 'kW.h', factor: 1e-6, offset: 0 }],
  ['mL/d', { to: 'L/s', factor: 0.001 / 86_400, offset: 0 }],
  ['Mm', { to: 'km', factor: 1000, offset: 0 }],
]);
const ANNOTATION = /^\{[a-z ]{1,30}\}$/;

/** What a value is in the unit we keep. */
export interface KnownUnit {
  /** UCUM. */
  readonly unit: string;
  readonly convert: (value: number) => number;
}

/**
 * The unit a source names, as UCUM with its conversion; `undefined` for one nobody listed: never
 * guessed. Curly braces (`{bike}`) are UCUM's own way to count things and go on as they are.
 */
export function inUcum(name: string): KnownUnit | undefined {
  const trimmed = name.trim();
  if (ANNOTATION.test(trimmed)) return { unit: trimmed, convert: (value) => value };
  const key = trimmed.toLowerCase().replaceAll(/[\s^]/g, '').replaceAll('³', '3');
  const known = EXACT.get(trimmed) ?? UNITS.get(key) ?? UNITS.get(key.replaceAll('.', ''));
  if (known === undefined) return undefined;
  const { to, factor, offset } = known;
  if (factor === 1 && offset === 0) return { unit: to, convert: (value) => value };
  // Nine digits: what a float adds beyond them is no measurement.
  return { unit: to, convert: (value) => Number((value * factor + offset).toPrecision(9)) };
}
