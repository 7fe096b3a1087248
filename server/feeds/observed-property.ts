import { memberOf } from './member-of.ts';
/** What servers call the usual properties, lower case → ours. */
const NAMES: Readonly<Record<string, string>> = {
  'water level': 'water.level',
  waterlevel: 'water.level',
  'gauge height': 'water.level',
  discharge: 'water.discharge',
  streamflow: 'water.discharge',
  'water temperature': 'water.temperature',
  'air temperature': 'air.temperature',
  temperature: 'air.temperature',
  'relative humidity': 'air.humidity',
  humidity: 'air.humidity',
  pm10: 'air.pm10',
  'pm2.5': 'air.pm25',
  pm25: 'air.pm25',
  'nitrogen dioxide': 'air.no2',
  no2: 'air.no2',
  ozone: 'air.o3',
  o3: 'air.o3',
  'wind speed': 'wind.speed',
  'wind direction': 'wind.direction',
  noise: 'noise.level',
  'sound level': 'noise.level',
  energy: 'energy.meter',
  power: 'power.active',
};

/** A property under our name; one nobody listed keeps its own, as a word: `soil moisture` → `soil-moisture`. */
export function observedProperty(
  name: string | undefined,
  own: Readonly<Record<string, string>>,
): string {
  const key = (name ?? '').trim().toLowerCase();
  const known = memberOf(own, key) ?? memberOf(NAMES, key);
  if (known !== undefined) return known;
  const word = key.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return word === '' ? 'unnamed' : word.slice(0, 60);
}
