import { QUALITIES } from '../../contract/event.ts';
import type { EventFilter } from './history-filter.ts';
import type { HexSums } from './history-hex-sums.ts';
import { heldHours } from './history-held-hours.ts';
import { hourOf, hourStart } from './history-hours.ts';
import type { SeriesFacts } from './history-known-series.ts';
import { matches } from './history-observation-source.ts';
import { addValue, emptySpread, type Spread } from './history-spread.ts';
import type { HistoryView } from './history-view.ts';

type Row = readonly [
  series: number,
  versions: number,
  /** Of the instant that has most. */
  most: number,
  count: number,
  doubtful: number,
  min: number | null,
  max: number | null,
  sum: number | null,
];

const SOUND = ['good', 'provisional'].map((name) => QUALITIES.findIndex((known) => known === name));
const COUNTED = [...SOUND, QUALITIES.indexOf('suspect')];

/** An hour of datastreams; of an instant with one version SQL tells all, the others are looked at. */
const HOUR = `select series, sum(n), max(n),
    count(*) filter (where value is not null and quality in (${COUNTED.join()})),
    count(*) filter (where value is null or quality not in (${SOUND.join()})),
    min(value) filter (where quality in (${COUNTED.join()})),
    max(value) filter (where quality in (${COUNTED.join()})),
    sum(value) filter (where quality in (${COUNTED.join()}))
  from (
    select series, off, count(*) as n, value, quality from observation
    where hour = ? and off >= ? and off < ? and seq <= ?
      and series in (select value from json_each(?))
    group by series, off
  ) group by series`;

/** Adds up values, an hour of the city at a time. Gives the datastreams that were looked at. */
export function hexedValues(
  view: HistoryView,
  filter: EventFilter,
  property: string | undefined,
  sums: HexSums,
): readonly SeriesFacts[] {
  if (filter.severities !== undefined) return [];
  const asked = view
    .series()
    .all.filter(
      (facts) =>
        matches(facts, filter) && (property === undefined || facts.observedProperty === property),
    );
  const byId = new Map(asked.map((facts) => [facts.id, facts]));
  const list = JSON.stringify([...byId.keys()]);
  const [held] = view.rows<readonly [number | null, number | null]>(
    'select min(first_at), max(last_at) from series where id in (select value from json_each(?))',
    list,
  );
  const [firstAt, lastAt] = held ?? [null, null];
  if (firstAt === null || lastAt === null) return [];
  const { phaseMs } = view;
  const fromMs = Math.max(filter.fromMs, firstAt);
  const toMs = Math.min(filter.toMs, lastAt + 1);
  const [first, end] = [hourOf(fromMs, phaseMs), hourOf(toMs - 1, phaseMs)];
  for (const hour of heldHours(view, 'observation', first, end)) {
    view.check();
    const start = hourStart(hour, phaseMs);
    const within = [fromMs - start, toMs - start] as const;
    for (const row of view.rows<Row>(HOUR, hour, ...within, filter.maxSeq, list)) {
      const [series, versions, most] = row;
      const values =
        most === 1 ? spreadOf(row) : inForce(view, hour, series, { ...filter, fromMs, toMs });
      sums.add({ thing: series, bounds: byId.get(series)?.bounds, versions, values });
    }
  }
  return asked;
}

function spreadOf([, , , count, doubtful, min, max, sum]: Row): Spread {
  return { count, doubtful, min, max, sum: sum ?? 0, last: null };
}

/** Of an hour with corrected values: what counted at each instant. */
function inForce(
  view: HistoryView,
  hour: number,
  series: number,
  { fromMs, toMs, maxSeq }: Pick<EventFilter, 'fromMs' | 'toMs' | 'maxSeq'>,
): Spread {
  const spread = emptySpread();
  for (const value of view.values.of(hour, series, maxSeq)) {
    if (value.at >= fromMs && value.at < toMs) addValue(spread, value);
  }
  return spread;
}
