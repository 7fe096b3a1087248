import { askedClusters, districtsOf, type AskedCluster } from './history-asked-clusters.ts';
import type { AskedGroups, GroupFacts, GroupSums } from './history-groups.ts';
import { heldHours, heldHoursOf } from './history-held-hours.ts';
import { dayStart, hourStart } from './history-hours.ts';
import type { HistoryView } from './history-view.ts';

type Tally = readonly [
  hour: number,
  cluster: number,
  things: number,
  count: number,
  min: number | null,
  max: number | null,
  sum: number,
];

/** Datastreams that had a value, and the spread of the values where one property is asked for. */
export function countedValues(view: HistoryView, asked: AskedGroups, sums: GroupSums): void {
  const { query, firstHour, lastHour } = asked;
  const clusters = new Map(
    askedClusters(view, query)
      .filter((cluster) => districtsOf(cluster, query).length > 0)
      .map((cluster) => [cluster.id, cluster]),
  );
  const isHourly = query.by.includes('hour');
  const rows = view.rows<Tally>(
    `select hour, cluster, things, count, min, max, sum from tally
     where hour between ? and ? and cluster in (select value from json_each(?))`,
    firstHour,
    lastHour,
    JSON.stringify([...clusters.keys()]),
  );
  for (const [hour, id, things, count, min, max, sum] of rows) {
    const cluster = clusters.get(id);
    if (cluster === undefined) continue;
    for (const district of districtsOf(cluster, query)) {
      const facts = valueFacts(cluster, district, hour);
      if (isHourly) sums.add(facts, things);
      if (query.observedProperty !== undefined) sums.addValues(facts, { count, min, max, sum });
    }
  }
  if (isHourly) return;
  for (const hours of spans(view, asked)) distinctSeries(view, hours, clusters, asked, sums);
}

export function valueFacts(
  { domain, feed }: AskedCluster,
  district: string,
  hour: number,
): GroupFacts {
  return { kind: 'observation', domain, feed, district, severity: '', hour };
}

const FIRST_OF = `${heldHoursOf('rollup')}
  select rollup.hour, cluster from hours cross join rollup
  where rollup.hour = hours.hour and series = ? limit 1`;

/** Each datastream once a span, in the cluster it first had a value in. */
function distinctSeries(
  view: HistoryView,
  hours: readonly number[],
  clusters: ReadonlyMap<number, AskedCluster>,
  { query }: AskedGroups,
  sums: GroupSums,
): void {
  const [start, end] = [hours[0] ?? 0, hours.at(-1) ?? -1];
  for (const { id } of view.series().all) {
    view.check();
    const [found] = view.rows<[number, number]>(FIRST_OF, start, end, end, id);
    const cluster = clusters.get(found?.[1] ?? -1);
    if (found === undefined || cluster === undefined) continue;
    for (const district of districtsOf(cluster, query)) {
      sums.addThing(valueFacts(cluster, district, found[0]), id);
    }
  }
}

/** Hours with values, by the days of the span if days are asked for; else all of them together. */
export function spans(
  view: HistoryView,
  { query, firstHour, lastHour }: AskedGroups,
): readonly (readonly number[])[] {
  const { phaseMs, zone } = view;
  const hours = heldHours(view, 'rollup', firstHour, lastHour);
  if (!query.by.includes('day')) return [hours];
  return [...Map.groupBy(hours, (hour) => dayStart(hourStart(hour, phaseMs), zone)).values()];
}
