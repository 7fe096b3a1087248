import { instantOf } from '../../contract/instant.ts';
import type { AlertEvent, ObservationEvent, Severity } from '../../contract/event.ts';
import type { DistrictCode, Text } from '../../contract/place.ts';
import type { CityView } from './city-view.ts';
import { measuredEvents } from './event-measure.ts';
import { fillPercent, type ObservedNow } from './figure-values.ts';
import { feedsOf, levelOf, type OfficeSettings } from './office-settings.ts';
import type { GaugeHour } from './rain-hours.ts';

/** `0` normal, `1`–`4` 관심–심각, `?` not known. */
export type Cell = '0' | '1' | '2' | '3' | '4' | '?';

export interface DistrictLevel {
  readonly cell: Cell;
  /** Worst first. */
  readonly reasons: readonly Text[];
}

const CELL_OF: Readonly<Record<Severity, Cell>> = {
  Extreme: '4',
  Severe: '3',
  Moderate: '2',
  Minor: '1',
  Unknown: '1',
};

const REASONS_SHOWN = 3;
const GAUGE_CURRENT_MS = 30 * 60_000;
/** One district's sewers are judged by share: a single full pipe is a local matter. */
const SEWER_SHARE = 0.3;
const RANK: readonly Severity[] = ['Unknown', 'Minor', 'Moderate', 'Severe', 'Extreme'];

/** Level of each district now: the worst of what is measured, reported and officially issued there. */
export function districtLevels(
  city: CityView,
  settings: OfficeSettings,
  rain: readonly GaugeHour[],
  observed: ObservedNow,
  nowMs: number,
): ReadonlyMap<DistrictCode, DistrictLevel> {
  const found = new Map<DistrictCode, { severity: Severity; text: Text }[]>(
    settings.districts.map(({ code }) => [code, []]),
  );
  const say = (code: DistrictCode, severity: Severity, text: Text): void => {
    found.get(code)?.push({ severity, text });
  };
  judgeRain(rain, settings, say);
  judgeSewers(observed('sewer.level'), settings, nowMs, say);
  judgeRivers(observed('water.level'), nowMs, say);
  judgeCalls(city, settings, say);
  judgeOfficial(city, settings.districts.length, say);
  judgeCounts(city, settings, nowMs, say);

  const isJudged = settings.districtFeeds.some((id) => {
    const health = city.byKind.feed.get(`feed/${id}`)?.data;
    if (health === undefined || health.lastGood === null) return false;
    return health.state !== 'down' && health.state !== 'not-connected';
  });
  return new Map(
    [...found].map(([code, reasons]) => {
      const sorted = reasons.toSorted(
        (a, b) => RANK.indexOf(b.severity) - RANK.indexOf(a.severity),
      );
      const worst = sorted[0]?.severity;
      const cell = !isJudged ? '?' : worst === undefined ? '0' : CELL_OF[worst];
      return [code, { cell, reasons: sorted.slice(0, REASONS_SHOWN).map(({ text }) => text) }];
    }),
  );
}

type Say = (code: DistrictCode, severity: Severity, text: Text) => void;

function judgeRain(rain: readonly GaugeHour[], settings: OfficeSettings, say: Say): void {
  for (const { observation, mm } of rain) {
    const level = levelOf(mm, settings.rainHourLevels);
    if (level === undefined) continue;
    const { name } = observation.data.featureOfInterest;
    const text = { ko: `${name.ko} 시간 강우 ${mm} mm`, en: `${name.en ?? name.ko} ${mm} mm/h` };
    for (const code of observation.data.districts) say(code, level.severity, text);
  }
}

function judgeSewers(
  sewers: readonly ObservationEvent[],
  settings: OfficeSettings,
  nowMs: number,
  say: Say,
): void {
  const since = instantOf(nowMs - GAUGE_CURRENT_MS);
  const fills = new Map<DistrictCode, number[]>();
  for (const sewer of sewers) {
    if (sewer.time < since) continue;
    const percent = fillPercent(sewer);
    if (percent === undefined) continue;
    for (const code of sewer.data.districts) {
      const own = fills.get(code);
      if (own === undefined) fills.set(code, [percent]);
      else own.push(percent);
    }
  }
  for (const [code, percents] of fills) {
    const sorted = percents.toSorted((a, b) => b - a);
    const percent = sorted[Math.floor((sorted.length - 1) * SEWER_SHARE)] ?? 0;
    const level = levelOf(percent, settings.sewerFillLevels);
    if (level === undefined) continue;
    const shown = Math.round(percent);
    say(code, level.severity, {
      ko: `하수관 10곳 중 3곳 ${shown} % 이상`,
      en: `3 in 10 sewers ≥ ${shown} %`,
    });
  }
}

function judgeRivers(gauges: readonly ObservationEvent[], nowMs: number, say: Say): void {
  const since = instantOf(nowMs - GAUGE_CURRENT_MS);
  for (const gauge of gauges) {
    const { thresholds, result, featureOfInterest, districts } = gauge.data;
    if (typeof result !== 'number' || gauge.time < since) continue;
    const crossed = thresholds?.findLast(({ value }) => result >= value);
    if (crossed === undefined) continue;
    const { name } = featureOfInterest;
    for (const code of districts) {
      say(code, crossed.severity, {
        ko: `${name.ko} ${result.toFixed(2)} m ${crossed.label.ko}`,
        en: `${name.en ?? name.ko} ${result.toFixed(2)} m, ${crossed.label.en ?? crossed.label.ko}`,
      });
    }
  }
}

function judgeCalls(city: CityView, settings: OfficeSettings, say: Say): void {
  const callFeeds = feedsOf(settings, 'flood-reports');
  const calls = new Map<DistrictCode, number>();
  for (const { data } of city.byKind.incident.values()) {
    if (data.status !== 'active') continue;
    if (data.category === 'flood' && callFeeds.includes(data.provenance.feed)) {
      for (const code of data.districts) calls.set(code, (calls.get(code) ?? 0) + 1);
    } else if (data.severity === 'Severe' || data.severity === 'Extreme') {
      for (const code of data.districts) say(code, data.severity, data.headline);
    }
  }
  for (const [code, count] of calls) {
    const level = levelOf(count, settings.floodCallLevels);
    if (level === undefined) continue;
    say(code, level.severity, { ko: `침수 신고 ${count}건`, en: `${count} flood calls` });
  }
}

/** What the city profile counts in a district: open requests, faults of its lamps. */
function judgeCounts(city: CityView, settings: OfficeSettings, nowMs: number, say: Say): void {
  for (const { measure, label, feeds, levels } of settings.districtRules) {
    const counts = new Map<DistrictCode, number>();
    for (const { data } of measuredEvents(city, measure, new Set(feeds), nowMs)) {
      for (const code of data.districts) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    for (const [code, count] of counts) {
      const level = levelOf(count, levels);
      if (level === undefined) continue;
      const filled = (text: string): string => text.replace('{{n}}', String(count));
      const en = label.en === undefined ? {} : { en: filled(label.en) };
      say(code, level.severity, { ko: filled(label.ko), ...en });
    }
  }
}

/**
 * What is issued for less than half of the city raises its districts; a weather warning over all
 * zones says nothing about one of them and stands above the map instead.
 */
function judgeOfficial(city: CityView, districtCount: number, say: Say): void {
  const inForce = [...city.byKind.alert.values()].filter(
    ({ data }) => data.endedAt === undefined && data.status === 'Actual',
  );
  const reach = new Map<string, Set<DistrictCode>>();
  for (const { data } of inForce) {
    const key = reachKey(data);
    const districts = reach.get(key) ?? new Set();
    for (const code of data.districts) districts.add(code);
    reach.set(key, districts);
  }
  for (const { data } of inForce) {
    const reached = reach.get(reachKey(data))?.size ?? 0;
    if (reached * 2 >= districtCount) continue;
    for (const code of data.districts) say(code, data.severity, data.headline);
  }
}

function reachKey({ sender, event, originalSeverity }: AlertEvent['data']): string {
  return `${sender.ko} ${event.ko} ${originalSeverity}`;
}
