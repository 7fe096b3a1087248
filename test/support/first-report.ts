import { latLngToCell } from 'h3-js';
import type { IncidentEvent, Instant, SituationEvent } from '../../contract/event.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { Basin } from '../../server/office/situations/situation-settings.ts';

/**
 * When the first flood call of an area came: from its districts, whole, or from the cells of its
 * situation, by the time of the call itself, which is before anybody here knew of it.
 */
export function firstFloodCall(
  events: readonly CityEvent[],
  basin: Basin,
  cells: ReadonlySet<string>,
): Instant | undefined {
  return events
    .filter((event): event is IncidentEvent => event.kind === 'incident')
    .filter(({ data }) => data.category === 'flood' && data.provenance.feed === 'dispatch-119')
    .filter((event) => isWithin(event, basin, cells))
    .map(({ data }) => data.startedAt)
    .toSorted()[0];
}

/** When the first road of an area was closed or flooded, as we heard of it. */
export function firstClosure(
  events: readonly CityEvent[],
  basin: Basin,
  cells: ReadonlySet<string>,
): Instant | undefined {
  return events
    .filter((event): event is IncidentEvent => event.kind === 'incident')
    .filter(({ data }) => data.category === 'flood' && data.roadClosure !== undefined)
    .filter((event) => isWithin(event, basin, cells))
    .map(({ recordedtime }) => recordedtime)
    .toSorted()[0];
}

/** Every cell the situations of a basin ever had. */
export function cellsOf(situations: readonly SituationEvent[]): ReadonlySet<string> {
  return new Set(situations.flatMap(({ data }) => data.cells));
}

function isWithin({ data }: IncidentEvent, basin: Basin, cells: ReadonlySet<string>): boolean {
  if (data.districts.some((code) => basin.districts.includes(code))) return true;
  if (data.geometry?.type !== 'Point') return false;
  const [lon, lat] = data.geometry.coordinates;
  return cells.has(latLngToCell(lat, lon, 8));
}
