import { alarmsOf } from './alarms-of.ts';
import { contactsProfile } from './config/contacts-profile.ts';
import { directivesProfile } from './config/directives-profile.ts';
import { responseProfile } from './config/response-profile.ts';
import { stageProfile } from './config/stage-profile.ts';
import type { City } from './config/load-city.ts';
import type { Scenario } from './config/read-scenario.ts';
import { offsetMs } from './feed-kit/zone-offset.ts';
import type { ContactEntry } from './office/contact-book.ts';
import { DIRECTIVE_TIMES } from './office/directives/directive-times.ts';
import { scoresOf } from './scores-of.ts';
import { instantMs } from '../contract/instant.ts';
import type { FigurePast, FigureSetting, Level, OfficeSettings } from './office/office-settings.ts';
import { situationSettings } from './situations-of.ts';

/** The rules' settings from the city profile; `past` from a recording. */
export function officeSettings(city: City, past?: Scenario['past']): OfficeSettings {
  const { profile } = city;
  const alarms = alarmsOf(city);
  const situations = situationSettings(city);
  const feeds = profile.feeds.map(({ id }) => id);
  const figures = profile.figures.map(({ id }) => id);
  const response = city.file('response', responseProfile(feeds));
  const stage = city.file('stage', stageProfile({ figures, feeds }));
  const scores = scoresOf(city);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: profile.zone });
  return {
    city: profile.id,
    bounds: profile.bounds,
    districts: city.districts,
    dayOf: dayByQuarter((ms) => day.format(ms)),
    minuteOfDay: (ms) => ((ms + offsetMs(ms, profile.zone)) / MS_PER_MINUTE) % MINUTES_PER_DAY,
    figures: profile.figures.map((figure): FigureSetting => {
      const { threshold, ...own } = figure;
      const direction = profile.thresholds[threshold]?.direction ?? 'above';
      return { ...own, direction, levels: levels(city, threshold) };
    }),
    // A city that has no such gauges or calls has no such threshold.
    rainHourLevels: levels(city, 'rain-hour'),
    sewerFillLevels: levels(city, 'sewer-fill'),
    floodCallLevels: levels(city, 'district-flood-calls'),
    districtRules: profile.districtRules.map(({ threshold, ...rule }) => ({
      ...rule,
      levels: levels(city, threshold),
    })),
    districtFeeds: profile.districtFeeds,
    downtown: profile.downtown,
    contacts: contacts(city),
    ...(alarms === undefined ? {} : { alarms }),
    ...(situations === undefined ? {} : { situations }),
    directiveTimes: city.file('directives', directivesProfile) ?? DIRECTIVE_TIMES,
    ...(response === undefined ? {} : { response }),
    ...(stage === undefined ? {} : { stage }),
    ...(scores === undefined ? {} : { scores }),
    ...(past === undefined ? {} : { past: pastOf(past) }),
  };
}

function contacts(city: City): readonly ContactEntry[] {
  const book = city.file('contacts', contactsProfile)?.contacts ?? [];
  return book.map(({ id, name, duty, tel, sip, meeting, districts, hazards, escalatesTo }) => ({
    contact: {
      id,
      name,
      duty,
      ...(tel === undefined ? {} : { tel }),
      ...(sip === undefined ? {} : { sip }),
      ...(meeting === undefined ? {} : { meeting }),
    },
    districts,
    hazards,
    ...(escalatesTo === undefined ? {} : { escalatesTo }),
  }));
}

function levels(city: City, name: string): readonly Level[] {
  return city.profile.thresholds[name]?.levels ?? [];
}

function pastOf(past: Scenario['past']): FigurePast {
  const { stepSec, from, figures, sameHour } = past;
  return { stepSec, fromMs: instantMs(from), figures, sameHour };
}

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

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
