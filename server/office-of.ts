import type { City } from './config/load-city.ts';
import { ConfigError } from './config/config-error.ts';
import type { Scenario } from './config/read-scenario.ts';
import { instantMs } from '../contract/instant.ts';
import {
  FIGURE_IDS,
  type FigurePast,
  type FigureSetting,
  type Level,
  type OfficeSettings,
} from './office/office-settings.ts';

/** The rules' settings from the city profile; `past` from a recording. */
export function officeSettings(city: City, past?: Scenario['past']): OfficeSettings {
  const { profile } = city;
  const file = `cities/${profile.id}/city.yaml`;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: profile.zone });
  return {
    city: profile.id,
    bounds: profile.bounds,
    districts: city.districts,
    dayOf: dayByQuarter((ms) => day.format(ms)),
    figures: profile.figures.map((figure): FigureSetting => {
      const id = FIGURE_IDS.find((known) => known === figure.id);
      if (id === undefined) {
        const known = FIGURE_IDS.join(', ');
        throw new ConfigError(`${file}: figures: expected one of ${known}, found ${figure.id}`);
      }
      const { label, span, unit, domain, threshold, feeds } = figure;
      const direction = profile.thresholds[threshold]?.direction ?? 'above';
      return { id, label, span, unit, domain, feeds, direction, levels: levels(city, threshold) };
    }),
    rainHourLevels: levels(city, 'rain-hour'),
    sewerFillLevels: levels(city, 'sewer-fill'),
    floodCallLevels: levels(city, 'district-flood-calls'),
    districtFeeds: profile.districtFeeds,
    downtown: profile.downtown,
    ...(past === undefined ? {} : { past: pastOf(past) }),
  };
}

function levels(city: City, name: string): readonly Level[] {
  const threshold = city.profile.thresholds[name];
  if (threshold !== undefined) return threshold.levels;
  const file = `cities/${city.profile.id}/city.yaml`;
  throw new ConfigError(`${file}: thresholds: expected ${name}, found it missing`);
}

function pastOf(past: Scenario['past']): FigurePast {
  const { stepSec, from, figures, sameHour } = past;
  return { stepSec, fromMs: instantMs(from), figures, sameHour };
}

const MS_PER_HOUR = 3_600_000;

/** The calendar day changes on a quarter of an hour in every zone; the slow formatter is asked once each. */
function dayByQuarter(format: (ms: number) => string): (ms: number) => string {
  const days = new Map<number, string>();
  return (ms) => {
    const quarter = Math.floor((ms / MS_PER_HOUR) * 4);
    const held = days.get(quarter);
    if (held !== undefined) return held;
    const day = format(ms);
    if (days.size > 4 * 24 * 14) days.clear();
    days.set(quarter, day);
    return day;
  };
}
