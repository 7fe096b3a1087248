import type { AggregateQuery } from '../../contract/history.ts';
import type { HistoryView } from './history-view.ts';

/** What hours were counted by, as far as a question asks for it. */
export interface AskedCluster {
  readonly id: number;
  readonly domain: string;
  readonly feed: string;
  readonly districts: readonly string[];
}

type Row = readonly [id: number, domain: string, feed: string, property: string, districts: string];

/** Clusters of the kind, property and domains asked for. Their districts are not looked at. */
export function askedClusters(view: HistoryView, query: AggregateQuery): readonly AskedCluster[] {
  const { kind, domains, observedProperty } = query;
  const rows = view.rows<Row>(
    'select id, domain, feed, property, districts from cluster where kind = ?',
    kind,
  );
  const asked: AskedCluster[] = [];
  for (const [id, domain, feed, property, districts] of rows) {
    if (domains !== undefined && !domains.some((name) => name === domain)) continue;
    if (observedProperty !== undefined && property !== observedProperty) continue;
    asked.push({ id, domain, feed, districts: districts.split(' ') });
  }
  return asked;
}

/** Keys of a cluster among the groups: its districts one by one, if districts are asked for. */
export function districtsOf(cluster: AskedCluster, query: AggregateQuery): readonly string[] {
  const { by, districts } = query;
  const within = cluster.districts.filter((code) => districts?.includes(code) !== false);
  return by.includes('district') ? within : within.slice(0, 1);
}
