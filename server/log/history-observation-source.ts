import type { EventFilter } from './history-filter.ts';
import type { EventSource, Found } from './history-source.ts';
import type { RowPlace } from './history-hour-values.ts';
import { hourOf } from './history-hours.ts';
import { touches } from './history-bounds.ts';
import type { SeriesFacts } from './history-known-series.ts';
import type { HistoryView } from './history-view.ts';

type Row = readonly [seq: number, nth: number, hour: number, series: number, off: number];

/** Of so few values all are looked at; of more, the stretches of the log are searched. */
const FEW_VALUES = 20_000;
const FEW_HOURS = 10_000;

/** Finds values by the datastreams they are of; undefined if none can match. */
export function observationSource(view: HistoryView, filter: EventFilter): EventSource | undefined {
  if (!filter.kinds.includes('observation') || filter.severities !== undefined) return undefined;
  const { all } = view.series();
  const series = all.filter((facts) => matches(facts, filter));
  if (series.length === 0) return undefined;
  const found = (row: Row): Found => {
    const [seq, nth, hour, id, off] = row;
    const place: RowPlace = { hour, series: id, off, seq, nth };
    return { seq, nth, event: () => view.decoded.observation(place) };
  };
  const ids = series.map(({ id }) => id);
  const few = fewRows(view, filter, ids);
  if (few !== undefined) {
    return {
      within: ({ seqAfter, seqTo }) =>
        few.filter(([seq]) => seq > seqAfter && seq <= seqTo).map(found),
    };
  }
  const { fromMs, toMs, maxSeq, beforeNth } = filter;
  const isAll = series.length === all.length;
  const list = isAll ? '[]' : JSON.stringify(ids);
  const sql = `select seq, nth, hour, series, off from observation indexed by observation_seq
     where seq > ? and seq <= ? and (seq < ? or nth < ?)
       and hour * 3600000 + off >= ? and hour * 3600000 + off < ?
       ${isAll ? 'and ? is not null' : 'and series in (select value from json_each(?))'}
     order by seq desc, nth desc limit ?`;
  return {
    within: ({ seqAfter, seqTo }, atMost) => {
      const bounds = [fromMs + view.phaseMs, toMs + view.phaseMs] as const;
      const rows = view.rows<Row>(sql, seqAfter, seqTo, maxSeq, beforeNth, ...bounds, list, atMost);
      return Array.from(rows, found);
    },
  };
}

/** Whether values of a datastream can fit a question. */
export function matches(facts: SeriesFacts, { query, words, domains }: EventFilter): boolean {
  const { districts, bbox, subject, feed } = query;
  return (
    domains.includes(facts.domain) &&
    (subject === undefined || facts.subject === subject) &&
    (feed === undefined || facts.feed === feed) &&
    (districts === undefined || districts.some((code) => facts.districts.includes(code))) &&
    (bbox === undefined || (facts.bounds !== undefined && touches(facts.bounds, bbox))) &&
    words.every((word) => facts.words.includes(word))
  );
}

/** Rows of a few short series, newest first, as many as a page needs; undefined if they are not few. */
function fewRows(view: HistoryView, filter: EventFilter, ids: readonly number[]) {
  const { fromMs, toMs, maxSeq, beforeNth } = filter;
  const list = JSON.stringify(ids);
  const [counted] = view.rows<[number, number, number]>(
    `select min(first_at), max(last_at), sum(count) from series
     where id in (select value from json_each(?))`,
    list,
  );
  const [firstAt, lastAt, count] = counted ?? [0, 0, 0];
  const first = hourOf(Math.max(fromMs, firstAt), view.phaseMs);
  const last = hourOf(Math.min(toMs, lastAt), view.phaseMs);
  const hours = Math.max(0, last - first + 1);
  const share = hours / (hourOf(lastAt, view.phaseMs) - hourOf(firstAt, view.phaseMs) + 1);
  if (hours * ids.length > FEW_HOURS || count * share > FEW_VALUES) return undefined;
  const rows: Row[] = [];
  for (let hour = last; hour >= first; hour -= 1) {
    view.check();
    rows.push(
      ...view.rows<Row>(
        `select seq, nth, hour, series, off from observation
         where hour = ? and series in (select value from json_each(?))
           and seq <= ? and (seq < ? or nth < ?)
           and hour * 3600000 + off >= ? and hour * 3600000 + off < ?
         order by seq desc, nth desc limit ?`,
        hour,
        list,
        maxSeq,
        maxSeq,
        beforeNth,
        fromMs + view.phaseMs,
        toMs + view.phaseMs,
        filter.query.limit + 1,
      ),
    );
  }
  return rows.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]);
}
