import { askedClusters, districtsOf } from './history-asked-clusters.ts';
import { spans, valueFacts } from './history-counted-values.ts';
import type { AskedGroups, GroupSums } from './history-groups.ts';
import type { HistoryView } from './history-view.ts';
import { addValue, emptySpread } from './history-spread.ts';

type Row = readonly [series: number, cluster: number];

/** As `countedValues`, from the values themselves: only they know when they came. */
export function countedKnownValues(view: HistoryView, asked: AskedGroups, sums: GroupSums): void {
  const { query, maxSeq } = asked;
  const clusters = new Map(
    askedClusters(view, query)
      .filter((cluster) => districtsOf(cluster, query).length > 0)
      .map((cluster) => [cluster.id, cluster]),
  );
  const isHourly = query.by.includes('hour');
  for (const hours of spans(view, asked)) {
    const seen = new Set<number>();
    for (const hour of hours) {
      view.check();
      if (isHourly) seen.clear();
      for (const [series, id] of seriesOf(view, hour, maxSeq)) {
        const cluster = clusters.get(id);
        const isFirst = !seen.has(series);
        seen.add(series);
        if (cluster === undefined) continue;
        const spread = emptySpread();
        if (query.observedProperty !== undefined) {
          for (const value of view.values.of(hour, series, maxSeq)) addValue(spread, value);
        }
        for (const district of districtsOf(cluster, query)) {
          const facts = valueFacts(cluster, district, hour);
          if (isFirst) sums.addThing(facts, series);
          if (query.observedProperty !== undefined) sums.addValues(facts, spread);
        }
      }
    }
  }
}

/** Datastreams that had a value in an hour by then, and what the hour counts them by. */
const seriesOf = (view: HistoryView, hour: number, maxSeq = Number.MAX_SAFE_INTEGER): Row[] =>
  view.rows<Row>(
    `select series, cluster from rollup where hour = ? and exists (
       select 1 from observation
       where observation.hour = rollup.hour and observation.series = rollup.series and seq <= ?)`,
    hour,
    maxSeq,
  );
