import type { CityAnswer } from '../../contract/api.ts';
import type { CityEvent } from '../../contract/event.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv-text.ts';
import type { Column, ExportFacts } from './export-cell.ts';
import { geojsonFeature } from './geojson-feature.ts';

/** An export in parts: what comes before the events, each list of them, and how it ends. */
export interface ExportText {
  readonly head: string;
  rows(events: readonly CityEvent[]): string;
  /** `notice` = why events are missing; `next` = where they are. */
  tail(notice: string | undefined, next: string | undefined): string;
}

/** A table. What is missing at its end is told in a last row, in the column `notice` alone. */
export function csvExport(columns: readonly Column[], facts: ExportFacts): ExportText {
  return {
    head: BYTE_ORDER_MARK + csvRow([...columns.map(({ title }) => title), 'notice']),
    rows: (events) =>
      events.map((event) => csvRow([...columns.map(({ of }) => of(event, facts)), null])).join(''),
    tail: (notice, next) => {
      if (notice === undefined) return '';
      const where = next === undefined ? '' : `; they go on at ${next}`;
      return csvRow([...columns.map(() => null), `CUT: ${notice}${where}`]);
    },
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
    tail: (notice, next) => {
      const members = {
        numberReturned: count,
        attribution: [...used],
        ...(notice === undefined ? {} : { isCut: true, notice }),
        links: next === undefined ? [] : [{ rel: 'next', href: next }],
      };
      return `\n],${JSON.stringify(members).slice(1)}\n`;
    },
  };
}
