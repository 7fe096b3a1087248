import {
  DENSITY_STEPS_SEC,
  MOST_BUCKETS,
  type DensityAnswer,
  type DensityBucket,
  type DensityQuery,
} from '../../contract/density.ts';
import { KINDS, type Kind } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { msOf, seqKnownAt } from './history-filter.ts';
import { heldSpan } from './history-held-span.ts';
import { holesWithin } from './history-holes.ts';
import { HOUR_MS, hourOf, hourStart } from './history-hours.ts';
import { addValue, emptySpread } from './history-spread.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

type Counted = Exclude<keyof DensityBucket, 'at'>;

const COUNTED: readonly (readonly [Kind, Counted])[] = [
  ['incident', 'incidents'],
  ['alert', 'alerts'],
  ['request', 'requests'],
  ['situation', 'situations'],
  ['alarm', 'alarms'],
];

const NOTHING: Omit<DensityBucket, 'at'> = {
  observations: 0,
  incidents: 0,
  alerts: 0,
  requests: 0,
  situations: 0,
  alarms: 0,
};

const HOURS_AT_ONCE = 24;
const EVER = Number.MAX_SAFE_INTEGER;

/** Things and values by stretches of time that begin with the city's hours; nothing at `to` or after it. */
export function densityAnswer(view: HistoryView, query: DensityQuery): DensityAnswer {
  const { stepSec, knownAt } = query;
  if (!DENSITY_STEPS_SEC.includes(stepSec)) {
    throw new Unanswered('bad-query', `step: expected one of ${DENSITY_STEPS_SEC.join()}`);
  }
  const stepMs = stepSec * 1000;
  const { phaseMs } = view;
  // Buckets are counted from an instant at which an hour of the city begins.
  const bucketOf = (ms: number): number => Math.floor((ms + phaseMs) / stepMs);
  const startOf = (bucket: number): number => bucket * stepMs - phaseMs;
  const first = bucketOf(msOf('from', query.from));
  const toMs = msOf('to', query.to);
  const end = bucketOf(toMs - 1) + 1;
  if (end <= first) throw new Unanswered('bad-query', 'expected from before to');
  if (end - first > MOST_BUCKETS) {
    throw new Unanswered('too-much', `${end - first} buckets, at most ${MOST_BUCKETS}`);
  }
  const maxSeq = knownAt === undefined ? EVER : seqKnownAt(view, msOf('known', knownAt));
  const fromMs = startOf(first);
  const buckets = new Map<number, Record<Counted, number>>();
  const add = (bucket: number, what: Counted, count: number): void => {
    const held = buckets.get(bucket) ?? { ...NOTHING };
    held[what] += count;
    buckets.set(bucket, held);
  };
  for (const [kind, what] of COUNTED) {
    view.check();
    const rows = view.rows<readonly [number, number]>(
      `select cast((time + ?) / ? as integer) as bucket, count(distinct subject) from event
       where kind = ? and time >= ? and time < ? and seq <= ? group by bucket`,
      phaseMs,
      stepMs,
      KINDS.indexOf(kind),
      fromMs,
      toMs,
      maxSeq,
    );
    for (const [bucket, count] of rows) add(bucket, what, count);
  }
  const span = { fromMs, toMs };
  if (stepMs < HOUR_MS) addValues(view, span, stepMs, maxSeq, add);
  else addHours(view, span, bucketOf, maxSeq, add);
  const held = heldSpan(view);
  return {
    from: instantOf(fromMs),
    to: instantOf(toMs),
    stepSec,
    ...(knownAt === undefined ? {} : { known: knownAt }),
    buckets: [...buckets]
      .toSorted(([a], [b]) => a - b)
      .map(([bucket, counts]) => ({ at: instantOf(startOf(bucket)), ...counts })),
    ...(held.fromMs === undefined ? {} : { heldFrom: instantOf(held.fromMs) }),
    ...holesWithin(view, { fromMs, toMs }),
  };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}
type Add = (bucket: number, what: Counted, count: number) => void;

/** ms of an hour that lie before an instant. */
const heldOf = (hour: number, { toMs }: Span, phaseMs: number): number =>
  Math.min(HOUR_MS, toMs - hourStart(hour, phaseMs));

/** Single values, counted in their hours: rows of one hour lie together. */
function addValues(view: HistoryView, span: Span, stepMs: number, maxSeq: number, add: Add): void {
  const { fromMs, toMs } = span;
  const aHour = HOUR_MS / stepMs;
  const last = hourOf(toMs - 1, view.phaseMs);
  for (let hour = hourOf(fromMs, view.phaseMs); hour <= last; hour += 1) {
    view.check();
    const rows = view.rows<readonly [number, number]>(
      `select cast(off / ? as integer) as part, count(*) from observation
       where hour = ? and off < ? and seq <= ? group by part`,
      stepMs,
      hour,
      heldOf(hour, span, view.phaseMs),
      maxSeq,
    );
    for (const [part, count] of rows) {
      const bucket = hour * aHour + part;
      if (bucket * stepMs - view.phaseMs >= fromMs) add(bucket, 'observations', count);
    }
  }
}

/** Whole hours are counted already; of an hour that is asked for or known in part, the values are. */
function addHours(
  view: HistoryView,
  span: Span,
  bucketOf: (ms: number) => number,
  maxSeq: number,
  add: Add,
): void {
  const last = hourOf(span.toMs - 1, view.phaseMs);
  const heldMs = heldOf(last, span, view.phaseMs);
  const end = heldMs < HOUR_MS ? last : last + 1;
  const addHour = (hour: number, count: number): void =>
    add(bucketOf(hour * HOUR_MS - view.phaseMs), 'observations', count);
  for (let hour = hourOf(span.fromMs, view.phaseMs); hour < end; hour += HOURS_AT_ONCE) {
    view.check();
    const until = Math.min(hour + HOURS_AT_ONCE, end);
    const sql =
      maxSeq === EVER
        ? 'select hour, sum(count) from rollup where hour >= ? and hour < ? group by hour'
        : `select hour, count(*) from observation
           where hour >= ? and hour < ? and seq <= ? group by hour`;
    const rows = view.rows<readonly [number, number]>(
      sql,
      hour,
      until,
      ...(maxSeq === EVER ? [] : [maxSeq]),
    );
    for (const [each, count] of rows) addHour(each, count);
  }
  if (end > last) return;
  const count = countBegun(view, last, heldMs, maxSeq);
  if (count > 0) addHour(last, count);
}

/** Values of an hour before a part of it, counted as whole hours are. */
function countBegun(view: HistoryView, hour: number, heldMs: number, maxSeq: number): number {
  if (maxSeq !== EVER) {
    const [row] = view.rows<readonly [number]>(
      'select count(*) from observation where hour = ? and off < ? and seq <= ?',
      hour,
      heldMs,
      maxSeq,
    );
    return row?.[0] ?? 0;
  }
  const untilMs = hourStart(hour, view.phaseMs) + heldMs;
  const begun = emptySpread();
  const series = view.rows<readonly [number]>(
    'select distinct series from observation where hour = ? and off < ?',
    hour,
    heldMs,
  );
  for (const [id] of series) {
    view.check();
    for (const value of view.values.of(hour, id)) if (value.at < untilMs) addValue(begun, value);
  }
  return begun.count;
}
