import type { SeriesAnswer, SeriesPoint, SeriesQuery } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { msOf, seqKnownAt } from './history-filter.ts';
import { holesWithin } from './history-holes.ts';
import { HOUR_MS, hourOf, hourStart } from './history-hours.ts';
import { heldSpan } from './history-held-span.ts';
import { addSpread, addValue, emptySpread, type Spread } from './history-spread.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

const MAX_STEPS = 5_000;
const USUAL_STEPS = 500;
/** Widths that are read off a clock, in seconds. */
const WIDTHS_SEC = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
];

/**
 * One datastream in steps. Hours that lie within a step come from the hourly figures; an hour whose
 * values are past their retention counts in the step in which it begins.
 */
export function seriesAnswer(view: HistoryView, query: SeriesQuery): SeriesAnswer {
  const { datastream, from, to, shiftSec = 0, basis = 'happened' } = query;
  const facts = view.series().byDatastream.get(datastream);
  if (facts === undefined) throw new Unanswered('not-held', `no datastream ${datastream} is known`);
  const shiftMs = shiftSec * 1000;
  const fromMs = msOf('from', from) - shiftMs;
  const toMs = msOf('to', to) - shiftMs;
  const stepSec = query.stepSec ?? usualStepSec(toMs - fromMs);
  const stepMs = stepSec * 1000;
  const steps = Math.ceil((toMs - fromMs) / stepMs);
  if (!(steps > 0)) throw new Unanswered('bad-query', 'expected from before to, and a step over 0');
  if (steps > MAX_STEPS) {
    throw new Unanswered('too-much', `${steps} steps, at most ${MAX_STEPS}: ask for wider ones`);
  }
  const held = heldSpan(view);
  const knownMs = query.knownAt === undefined ? toMs : msOf('knownAt', query.knownAt);
  const maxSeq = basis === 'known' ? seqKnownAt(view, knownMs) : undefined;
  const spreads: (Spread | undefined)[] = Array.from({ length: steps });
  const spreadAt = (ms: number): Spread => {
    const index = Math.min(steps - 1, Math.max(0, Math.floor((ms - fromMs) / stepMs)));
    return (spreads[index] ??= emptySpread());
  };

  const [lived] = view.rows<[number, number]>(
    'select first_at, last_at from series where id = ?',
    facts.id,
  );
  const [firstAt, lastAt] = lived ?? [toMs, fromMs];
  const { phaseMs } = view;
  const lastHour = hourOf(Math.min(toMs - 1, lastAt), phaseMs);
  for (let hour = hourOf(Math.max(fromMs, firstAt), phaseMs); hour <= lastHour; hour += 1) {
    if (hour % 100 === 0) view.check();
    const start = hourStart(hour, phaseMs);
    const isInOneStep =
      start >= fromMs &&
      start + HOUR_MS <= toMs &&
      Math.floor((start - fromMs) / stepMs) === Math.floor((start + HOUR_MS - 1 - fromMs) / stepMs);
    if (maxSeq === undefined && (isInOneStep || start < held.valuesFromMs)) {
      const spread = rolledUp(view, hour, facts.id);
      if (spread !== undefined && start + HOUR_MS > fromMs) addSpread(spreadAt(start), spread);
      continue;
    }
    for (const value of view.values.of(hour, facts.id, maxSeq)) {
      if (value.at >= fromMs && value.at < toMs) addValue(spreadAt(value.at), value);
    }
  }

  const heldFromMs =
    maxSeq === undefined ? held.fromMs : Math.max(held.fromMs ?? 0, held.valuesFromMs);
  return {
    datastream,
    observedProperty: facts.observedProperty,
    unit: facts.unit,
    from,
    to,
    stepSec,
    shiftSec,
    basis,
    points: Array.from(spreads, (spread, index) =>
      pointOf(fromMs + shiftMs + index * stepMs, spread),
    ),
    ...holesWithin(view, { fromMs, toMs }, shiftMs),
    ...(heldFromMs === undefined ? {} : { heldFrom: instantOf(heldFromMs + shiftMs) }),
    ...(held.toMs === undefined ? {} : { heldTo: instantOf(held.toMs + shiftMs) }),
  };
}

function usualStepSec(spanMs: number): number {
  const least = spanMs / 1000 / USUAL_STEPS;
  const DAY_SEC = 86_400;
  return WIDTHS_SEC.find((width) => width >= least) ?? Math.ceil(least / DAY_SEC) * DAY_SEC;
}

type RollupRow = readonly [
  count: number,
  doubtful: number,
  min: number | null,
  max: number | null,
  sum: number,
  last: number | null,
];

function rolledUp(view: HistoryView, hour: number, series: number): Spread | undefined {
  const [row] = view.rows<RollupRow>(
    'select count, doubtful, min, max, sum, last from rollup where hour = ? and series = ?',
    hour,
    series,
  );
  if (row === undefined) return undefined;
  const [count, doubtful, min, max, sum, last] = row;
  return { count, doubtful, min, max, sum, last };
}

function pointOf(ms: number, spread: Spread | undefined): SeriesPoint {
  const at = instantOf(ms);
  if (spread === undefined) return { at, count: 0 };
  const { count, doubtful, min, max, sum, last } = spread;
  const told = doubtful === 0 ? {} : { doubtful };
  if (min === null || max === null || last === null) return { at, count: 0, ...told };
  return { at, count, min, mean: sum / count, max, last, ...told };
}
