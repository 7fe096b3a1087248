import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';
import { derivedEvent } from './derived-event.ts';
import { districtHistory, CELL_MS } from './district-history.ts';
import { districtLevels } from './district-levels.ts';
import { figureBoard } from './figure-board.ts';
import { observedNow, type ObservedNow } from './figure-values.ts';
import { floodToday } from './flood-today.ts';
import { lightingOffice } from './lighting-office.ts';
import type { OfficePart } from './office-part.ts';
import { feedsOf, type OfficeSettings } from './office-settings.ts';
import { rainField } from './rain-field.ts';
import { rainGauges } from './rain-gauges.ts';
import { rainHours, type GaugeHour } from './rain-hours.ts';
import { sameEarthquakes } from './same-earthquake.ts';

/** A district's level is a sum of many gauges and calls; it is worked out every third tick. */
const DISTRICTS_EVERY_MS = 15_000;

const JUDGE_AT_LEAST_MS = 30_000;

const DISTRICT_LEVELS = 'indicator/district-levels';
/** What the office makes itself counts in no figure. */
const KINDS: ReadonlySet<Kind> = new Set([
  'observation',
  'position',
  'incident',
  'alert',
  'request',
  'asset',
  'feed',
]);
/** Whose single events it remembers: rain, flood reports, lamps. */
const OBSERVED_KINDS = ['observation', 'incident', 'asset'] as const;

/** Figures, strips, district levels, the rain field; equipment gone silent, complaints joined to it. */
export function figuresPart(settings: OfficeSettings): OfficePart {
  const rain = rainHours();
  const floods = floodToday(settings);
  const lights = lightingOffice(settings.minuteOfDay);
  const board = figureBoard(settings);
  const history = districtHistory();
  let shownDistricts = '';
  let shownRain = '';
  let isTouched = false;
  let judgedMs = Number.NEGATIVE_INFINITY;
  let districtsMs = Number.NEGATIVE_INFINITY;
  /** Something was heard since the districts were last worked out. */
  let isDistrictsStale = false;

  const districtEvent = (
    city: CityView,
    hours: readonly GaugeHour[],
    observed: ObservedNow,
    now: Instant,
  ) => {
    const nowMs = instantMs(now);
    const levels = districtLevels(city, settings, hours, observed, nowMs);
    history.note(levels, nowMs);
    const codes = settings.districts.map(({ code }) => code);
    const data = {
      form: 'district-levels' as const,
      until: instantOf(Math.floor(nowMs / CELL_MS) * CELL_MS),
      cellSec: CELL_MS / 1000,
      cells: Object.fromEntries(codes.map((code) => [code, history.cells(code)])),
      reasons: Object.fromEntries(codes.map((code) => [code, levels.get(code)?.reasons ?? []])),
      derivedFrom: settings.districtFeeds,
    };
    const shown = JSON.stringify(data);
    if (shown === shownDistricts) return [];
    shownDistricts = shown;
    const subject = DISTRICT_LEVELS;
    return [derivedEvent({ city: settings.city, subject, domain: 'disaster', now, data })];
  };

  const rainEvent = (hours: readonly GaugeHour[], now: Instant) => {
    const known = rain.gauges();
    const speaking = hours.map(({ observation, mm }) => `${observation.subject}=${mm}`);
    const key = `${known.length} ${speaking.join()}`;
    if (key === shownRain) return [];
    shownRain = key;
    const asOfMs = Math.max(...hours.map((gauge) => gauge.asOfMs));
    const data = {
      form: 'rain-field' as const,
      asOf: hours.length === 0 ? null : instantOf(asOfMs),
      inputs: [hours.length, known.length] as const,
      ...rainField(hours, settings.bounds),
      gauges: rainGauges(known, hours),
      derivedFrom: feedsOf(settings, 'rain-hour-max'),
    };
    const subject = 'indicator/rain-field';
    return [derivedEvent({ city: settings.city, subject, domain: 'water', now, data })];
  };

  const observe = (events: readonly CityEvent[], now: Instant): void => {
    const nowMs = instantMs(now);
    for (const event of events) {
      isTouched ||= KINDS.has(event.kind);
      switch (event.kind) {
        case 'observation':
          rain.note(event);
          break;
        case 'incident':
          floods.note(event, nowMs);
          break;
        case 'asset':
        case 'request':
          lights.note(event);
          break;
        case 'position':
        case 'alert':
        case 'feed':
        case 'indicator':
        case 'situation':
        case 'alarm':
        case 'stage':
        case 'directive':
          break;
      }
    }
  };

  return {
    kinds: KINDS,
    observe,
    recall: ({ byKind }, now) => {
      for (const kind of OBSERVED_KINDS) observe([...byKind[kind].values()], now);
      board.recall(byKind.indicator.values());
      const shown = byKind.indicator.get(DISTRICT_LEVELS)?.data;
      if (shown?.form === 'district-levels') history.recall(shown);
    },
    judge: (city, now) => {
      const nowMs = instantMs(now);
      // Time alone moves a sliding hour slowly: without news it is looked at once in a while.
      const isDistrictsDue = nowMs - districtsMs >= DISTRICTS_EVERY_MS;
      if (!isTouched && nowMs - judgedMs < JUDGE_AT_LEAST_MS) {
        if (!isDistrictsStale || !isDistrictsDue) return [];
        isDistrictsStale = false;
        districtsMs = nowMs;
        return districtEvent(city, rain.at(nowMs), observedNow(city), now);
      }
      isTouched = false;
      judgedMs = nowMs;
      const hours = rain.at(nowMs);
      const inputs = {
        city,
        nowMs,
        rain: hours,
        rainKnown: rain.gauges().length,
        floodReportsToday: floods.count(nowMs),
        downtown: new Set(settings.downtown),
        lighting: lights.day(nowMs),
        observed: observedNow(city),
      };
      isDistrictsStale = !isDistrictsDue;
      if (isDistrictsDue) districtsMs = nowMs;
      return [
        ...lights.judge(city, now),
        ...sameEarthquakes(city, now),
        ...board.judge(inputs, now),
        // A city without rain gauges has no rain field, not an empty one.
        ...(settings.rainHourLevels.length > 0 ? rainEvent(hours, now) : []),
        ...(isDistrictsDue ? districtEvent(city, hours, inputs.observed, now) : []),
      ];
    },
  };
}
