import {
  BAND_MIN_SAMPLES,
  type BandAnswer,
  type BandHour,
  type BandQuery,
} from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { offsetMs, wallClockToMs } from '../feed-kit/zone-offset.ts';
import { msOf } from './history-filter.ts';
import { heldSpan } from './history-held-span.ts';
import { DAY_MS, dayStart, HOUR_MS, hourOf, hourStart } from './history-hours.ts';
import { addValue, emptySpread } from './history-spread.ts';
import { Unanswered, type HistoryView } from './history-view.ts';
import { weightedQuantile, type Weighted } from './weighted-quantile.ts';

const WEEKS = 4;
const MINUTE_MS = 60_000;
const MAX_HOURS = 24 * 8;
/** About four weeks of a hundred datastreams. */
const MAX_CACHED = 67_200;

/** Answers of `bands`, remembered until the day of their hour is over. */
export interface BandAnswers {
  answer(view: HistoryView, query: BandQuery): BandAnswer;
  forget(): void;
}

interface Remembered {
  readonly band: BandHour;
  readonly untilMs: number;
}

export function bandAnswers(): BandAnswers {
  const cache = new Map<string, Remembered>();
  return {
    answer: (view, query) => {
      const { datastream } = query;
      const facts = view.series().byDatastream.get(datastream);
      if (facts === undefined) {
        throw new Unanswered('not-held', `no datastream ${datastream} is known`);
      }
      const first = hourOf(msOf('from', query.from), view.phaseMs);
      const last = hourOf(msOf('to', query.to) - 1, view.phaseMs);
      if (last < first) throw new Unanswered('bad-query', 'expected from before to');
      if (last - first >= MAX_HOURS) {
        throw new Unanswered('too-much', `${last - first + 1} hours, at most ${MAX_HOURS}`);
      }
      const nowMs = heldSpan(view).toMs ?? 0;
      const hours: BandHour[] = [];
      for (let hour = first; hour <= last; hour += 1) {
        view.check();
        const key = `${facts.id} ${hour}`;
        const held = cache.get(key);
        const isGood = held !== undefined && nowMs < held.untilMs;
        const band = isGood ? held.band : bandOf(view, facts.id, hour);
        hours.push(band);
        if (isGood || !isSettled(view, hour, nowMs)) continue;
        if (cache.size >= MAX_CACHED) cache.clear();
        const start = hourStart(hour, view.phaseMs);
        const dayEnd = dayStart(dayStart(start, view.zone) + 1.5 * DAY_MS, view.zone);
        cache.set(key, { band, untilMs: Math.max(dayEnd, nowMs + HOUR_MS) });
      }
      return { datastream, unit: facts.unit, hours };
    },
    forget: () => cache.clear(),
  };
}

/** The same hour of the week before is over: nothing but late values changes the band. */
function isSettled(view: HistoryView, hour: number, nowMs: number): boolean {
  return hourStart(hour, view.phaseMs) - 6 * DAY_MS < nowMs;
}

/**
 * The same hour by the wall clock, one to four weeks before. Each week weighs alike however often it
 * was measured: minutes are its samples, so that neither a fast gauge nor an odd week leads.
 */
function bandOf(view: HistoryView, series: number, hour: number): BandHour {
  const start = hourStart(hour, view.phaseMs);
  const local = start + offsetMs(start, view.zone);
  const samples: Weighted[] = [];
  let weeks = 0;
  for (let week = 1; week <= WEEKS; week += 1) {
    const then = wallClockToMs(local - week * 7 * DAY_MS, view.zone);
    // Skipped when the clocks were put forward: that week has no such hour.
    if (then === undefined) continue;
    const minutes = minuteMeans(view, series, hourOf(then, view.phaseMs));
    if (minutes.length > 0) weeks += 1;
    for (const value of minutes) samples.push({ value, weight: 1 / minutes.length });
  }
  const told = { at: instantOf(start), samples: samples.length, weeks };
  if (samples.length < BAND_MIN_SAMPLES) return told;
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => weightedQuantile(samples, share));
  if (p10 === undefined || p50 === undefined || p90 === undefined) return told;
  return { ...told, p10, p50, p90 };
}

function minuteMeans(view: HistoryView, series: number, hour: number): readonly number[] {
  const minutes = new Map<number, ReturnType<typeof emptySpread>>();
  for (const value of view.values.of(hour, series)) {
    const minute = Math.floor(value.at / MINUTE_MS);
    const spread = minutes.get(minute) ?? emptySpread();
    minutes.set(minute, spread);
    addValue(spread, value);
  }
  return [...minutes.values()]
    .filter(({ count }) => count > 0)
    .map(({ sum, count }) => sum / count);
}
