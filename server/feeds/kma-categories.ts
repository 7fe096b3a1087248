export interface WeatherCategory {
  readonly property: string;
  /** UCUM. */
  readonly unit: string;
  readonly plausible: readonly [number, number];
}

/** Categories of the current-weather grid. */
export const WEATHER_CATEGORIES: Readonly<Record<string, WeatherCategory>> = {
  T1H: { property: 'air.temperature', unit: 'Cel', plausible: [-50, 60] },
  RN1: { property: 'precipitation.hour', unit: 'mm', plausible: [0, 300] },
  REH: { property: 'air.humidity', unit: '%', plausible: [0, 100] },
  WSD: { property: 'wind.speed', unit: 'm/s', plausible: [0, 100] },
  VEC: { property: 'wind.direction', unit: 'deg', plausible: [0, 360] },
  PTY: { property: 'precipitation.type', unit: '1', plausible: [0, 7] },
};

/** East and north parts of a wind that WSD and VEC already tell. */
export const UNUSED_CATEGORIES: ReadonlySet<string> = new Set(['UUU', 'VVV']);

/** What falls, by the number of category PTY. */
export const PRECIPITATION_TYPES: Readonly<Record<number, string>> = {
  0: 'none',
  1: 'rain',
  2: 'sleet',
  3: 'snow',
  5: 'drizzle',
  6: 'drizzle-and-snow',
  7: 'flurries',
};
