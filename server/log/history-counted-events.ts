import { DOMAINS, KINDS, SEVERITIES } from '../../contract/event.ts';
import { askedClusters } from './history-asked-clusters.ts';
import { ANYWHERE } from './history-clusters.ts';
import type { AskedGroups, GroupSums } from './history-groups.ts';
import { heldHours, nextHourWith } from './history-held-hours.ts';
import { hourOf, hourStart } from './history-hours.ts';
import type { HistoryView } from './history-view.ts';

/** Things that were told of, each once a group. */
export function countedEvents(view: HistoryView, asked: AskedGroups, sums: GroupSums): void {
  const { query, firstHour, lastHour } = asked;
  const { kind, by, districts } = query;
  const isByDistrict = by.includes('district');
  const isWanted = (code: string): boolean => {
    if (districts === undefined) return isByDistrict === (code !== ANYWHERE);
    return districts.includes(code);
  };
  const clusters = new Map(
    askedClusters(view, query)
      .filter((cluster) => cluster.districts.every(isWanted))
      .map((cluster) => [cluster.id, cluster]),
  );
  const list = JSON.stringify([...clusters.keys()]);
  const factsOf = (id: number, hour: number) => {
    const { domain = '', feed = '', districts: codes = [''] } = clusters.get(id) ?? {};
    return { kind, domain, feed, district: codes[0] ?? '', severity: '', hour };
  };
  const isOneDistrict = isByDistrict || districts === undefined || districts.length === 1;
  if (by.includes('hour') && isOneDistrict) {
    const rows = view.rows<readonly [number, number, number]>(
      `select hour, cluster, things from tally
       where hour between ? and ? and cluster in (select value from json_each(?))`,
      firstHour,
      lastHour,
      list,
    );
    for (const [hour, id, things] of rows) sums.add(factsOf(id, hour), things);
    return;
  }
  for (const hour of heldHours(view, 'tally', firstHour, lastHour)) {
    view.check();
    const rows = view.rows<readonly [number, number]>(
      `select cluster, subject from presence
       where hour = ? and cluster in (select value from json_each(?))`,
      hour,
      list,
    );
    for (const [id, subject] of rows) sums.addThing(factsOf(id, hour), subject);
  }
}

type Row = readonly [
  time: number,
  severity: number | null,
  subject: number,
  domain: number,
  feed: string,
  districts: string,
];

const HOURS_AT_ONCE = 24;
const EVER = Number.MAX_SAFE_INTEGER;

/** As `countedEvents`, from the versions themselves: only they know which severity they had, and when they came. */
export function countedVersions(view: HistoryView, asked: AskedGroups, sums: GroupSums): void {
  const { query, firstHour, lastHour, maxSeq = EVER } = asked;
  const { kind, by, districts, domains } = query;
  const kindIndex = KINDS.indexOf(kind);
  let hour = nextHourWith(view, kindIndex, firstHour, lastHour);
  while (hour !== undefined) {
    view.check();
    const end: number = Math.min(hour + HOURS_AT_ONCE, lastHour + 1);
    const rows = view.rows<Row>(
      `select time, severity, subject, domain, word.text, area.districts from event
       join word on word.id = feed join area on area.id = event.area
       where kind = ? and time >= ? and time < ? and seq <= ?`,
      kindIndex,
      hourStart(hour, view.phaseMs),
      hourStart(end, view.phaseMs),
      maxSeq,
    );
    for (const [time, severity, subject, domainIndex, feed, area] of rows) {
      const domain = DOMAINS[domainIndex] ?? '';
      if (domains !== undefined && !domains.some((name) => name === domain)) continue;
      const within = area.split(' ').filter((code) => districts?.includes(code) !== false);
      for (const district of by.includes('district') ? within : within.slice(0, 1)) {
        const facts = { kind, domain, feed, district, hour: hourOf(time, view.phaseMs) };
        sums.addThing({ ...facts, severity: SEVERITIES[severity ?? -1] ?? '' }, subject);
      }
    }
    hour = nextHourWith(view, kindIndex, end, lastHour);
  }
}
