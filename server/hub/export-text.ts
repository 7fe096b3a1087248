import type { CityAnswer } from '../../contract/api.ts';
import { BYTE_ORDER_MARK, csvRow } from '../../contract/csv-text.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { HistoryHole } from '../../contract/history.ts';
import type { Column, ExportFacts } from './export-cell.ts';
import { geojsonFeature } from './geojson-feature.ts';

/** An export in parts: what comes before the events, each list of them, and how it ends. */
export interface ExportText {
  readonly head: string;
  rows(events: readonly CityEvent[]): string;
  tail(end: ExportEnd): string;
}

/** What is missing of an export. */
interface ExportEnd {
  /** Why events are missing at its end. */
  readonly cut?: string;
  /** Where they are. */
  readonly next?: string;
  /** Where not every arrival was kept: a file has no headers once it is stored. */
  readonly holes?: readonly HistoryHole[];
}

function notices({ cut, next, holes }: ExportEnd): readonly string[] {
  const where = next === undefined ? '' : `; they go on at ${next}`;
  const spans = holes?.map(({ from, to }) => `${from}/${to}`).join(', ');
  return [
    ...(cut === undefined ? [] : [`CUT: ${cut}${where}`]),
    ...(spans === undefined ? [] : [`NOT WHOLE: not all that arrived was kept in ${spans}`]),
  ];
}

/** A table. What is missing of it is told in the last rows, in the column `notice` alone. */
export function csvExport(columns: readonly Column[], facts: ExportFacts): ExportText {
  return {
    head: BYTE_ORDER_MARK + csvRow([...columns.map(({ title }) => title), 'notice']),
    rows: (events) =>
      events.map((event) => csvRow([...columns.map(({ of }) => of(event, facts)), null])).join(''),
    tail: (end) =>
      notices(end)
        .map((notice) => csvRow([...columns.map(() => null), notice]))
        .join(''),
  };
}

/** A FeatureCollection; what it says of itself are members beside `features`. */
export function geojsonExport(
  columns: readonly Column[],
  facts: ExportFacts,
  city: CityAnswer,
): ExportText {
  const used = new Set<string>(city.attribution);
  let count = 0;
  const head = {
    type: 'FeatureCollection',
    city: city.id,
    mode: facts.mode,
    zone: facts.zone,
    exportedAt: facts.exportedAt,
  };
  return {
    head: `${JSON.stringify(head).slice(0, -1)},"features":[`,
    rows: (events) => {
      const start = count === 0 ? '' : ',';
      count += events.length;
      for (const { data } of events) {
        const attribution = facts.attributionOf(data.provenance.feed);
        if (attribution !== undefined) used.add(attribution);
      }
      const texts = events.map((event) => JSON.stringify(geojsonFeature(event, columns, facts)));
      return texts.length === 0 ? '' : `${start}\n${texts.join(',\n')}`;
    },
    tail: (end) => {
      const { cut, next } = end;
      const told = notices(end);
      const members = {
        numberReturned: count,
        attribution: [...used],
        ...(cut === undefined ? {} : { isCut: true }),
        ...(told.length === 0 ? {} : { notice: told.join('; ') }),
        links: next === undefined ? [] : [{ rel: 'next', href: next }],
      };
      return `\n],${JSON.stringify(members).slice(1)}\n`;
    },
  };
}
