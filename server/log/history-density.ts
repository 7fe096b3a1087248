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
import { holesWithin } from './history-holes.ts';
import { HOUR_MS, hourOf } from './history-hours.ts';
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

/** Things and values by stretches of time that begin with the city's hours. */
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
  const end = bucketOf(msOf('to', query.to) - 1) + 1;
  if (end <= first) throw new Unanswered('bad-query', 'expected from before to');
  if (end - first > MOST_BUCKETS) {
    throw new Unanswered('too-much', `${end - first} buckets, at most ${MOST_BUCKETS}`);
  }
  const maxSeq = knownAt === undefined ? EVER : seqKnownAt(view, msOf('known', knownAt));
  const [fromMs, toMs] = [startOf(first), startOf(end)];
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
  return {
    from: instantOf(fromMs),
    to: instantOf(toMs),
    stepSec,
    ...(knownAt === undefined ? {} : { known: knownAt }),
    buckets: [...buckets]
      .toSorted(([a], [b]) => a - b)
      .map(([bucket, counts]) => ({ at: instantOf(startOf(bucket)), ...counts })),
    ...holesWithin(view, { fromMs, toMs }),
  };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}
type Add = (bucket: number, what: Counted, count: number) => void;

/** Single values, counted in their hours: rows of one hour lie together. */
function addValues(
  view: HistoryView,
  { fromMs, toMs }: Span,
  stepMs: number,
  maxSeq: number,
  add: Add,
): void {
  const aHour = HOUR_MS / stepMs;
  const last = hourOf(toMs - 1, view.phaseMs);
  for (let hour = hourOf(fromMs, view.phaseMs); hour <= last; hour += 1) {
    view.check();
    const rows = view.rows<readonly [number, number]>(
      `select cast(off / ? as integer) as part, count(*) from observation
       where hour = ? and seq <= ? group by part`,
      stepMs,
      hour,
      maxSeq,
    );
    for (const [part, count] of rows) {
      const bucket = hour * aHour + part;
      const startMs = bucket * stepMs - view.phaseMs;
      if (startMs >= fromMs && startMs < toMs) add(bucket, 'observations', count);
    }
  }
}

/** Whole hours are counted already; of the hour that is not known to its end, the values are. */
function addHours(
  view: HistoryView,
  { fromMs, toMs }: Span,
  bucketOf: (ms: number) => number,
  maxSeq: number,
  add: Add,
): void {
  const last = hourOf(toMs - 1, view.phaseMs);
  for (let hour = hourOf(fromMs, view.phaseMs); hour <= last; hour += HOURS_AT_ONCE) {
    view.check();
    const until = Math.min(hour + HOURS_AT_ONCE, last + 1);
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
    for (const [each, count] of rows) {
      add(bucketOf(each * HOUR_MS - view.phaseMs), 'observations', count);
    }
  }
}
