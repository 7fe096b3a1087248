import type { Feature } from 'geojson';
import type { CityEvent } from '../../contract/event.ts';
import type { Cell } from '../../contract/csv-text.ts';
import type { Column, ExportFacts } from './export-cell.ts';

type EventFeature = Pick<Feature, 'type'> & {
  readonly id: string;
  readonly geometry: CityEvent['data']['geometry'];
  readonly properties: Readonly<Record<string, Cell>>;
};

/** Places are in the geometry. */
const GEOMETRIC = new Set(['lon', 'lat', 'id']);

/** One event by RFC 7946, its properties flat; what has no place keeps `geometry: null`. */
export function geojsonFeature(
  event: CityEvent,
  columns: readonly Column[],
  facts: ExportFacts,
): EventFeature {
  const cells = columns.flatMap(({ key, of }) =>
    GEOMETRIC.has(key) ? [] : [[key, of(event, facts)] as const],
  );
  const properties = Object.fromEntries(cells);
  return { type: 'Feature', id: event.id, geometry: event.data.geometry, properties };
}
