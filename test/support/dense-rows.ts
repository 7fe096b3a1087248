import type { DenseTables } from '../../client/city/dense-table.ts';
import { QUALITIES, type CityEvent, type EventData, type Instant } from '../../contract/event.ts';
import { OCCUPANCIES, STOP_STATUSES } from '../../contract/position.ts';
import { topicOf } from '../../contract/topic.ts';

/** One row of a dense topic in words of its event, by subject. */
type Row = Readonly<Record<string, unknown>>;

/** What the columns of these events have to say, worked out from the events alone. */
export function rowsOfEvents(events: Iterable<CityEvent>): ReadonlyMap<string, Row> {
  const rows = [...events].flatMap((event): [string, Row][] => {
    const topic = topicOf(event);
    if (event.kind === 'position') return [[event.subject, vehicleRow(event)]];
    if (event.kind !== 'observation' || topic !== 'links') return [];
    const { result, resultQuality, unit, featureOfInterest, geometry, thresholds } = event.data;
    const told = {
      ...shared(event.data, event.recordedtime),
      result: typeof result === 'number' ? Math.fround(result) : Number.NaN,
      quality: resultQuality,
      unit,
      name: featureOfInterest.name,
      geometry,
      thresholds,
      districts: event.data.districts,
    };
    return [[event.subject, told]];
  });
  return inOrder(rows);
}

/** What the client's tables say. */
export function rowsOfTables({ positions, links }: DenseTables): ReadonlyMap<string, Row> {
  const common = (table: DenseTables['positions'] | DenseTables['links'], slot: number): Row => ({
    atMs: table.columns.atMs[slot],
    ...table.marks[table.columns.mark[slot] ?? 0],
  });
  const vehicles = positions.entries.flatMap((entry, slot): [string, Row][] => {
    if (entry === undefined) return [];
    const { place, bearingDeg, speedKmh, status } = positions.columns;
    const bits = status[slot] ?? 0;
    const { subject, name, mode, feed, route, stop } = entry;
    const told = {
      ...common(positions, slot),
      name,
      mode,
      feed,
      route,
      stop,
      place: [...place.subarray(2 * slot, 2 * slot + 2)],
      bearingDeg: bearingDeg[slot],
      speedKmh: speedKmh[slot],
      stopStatus: STOP_STATUSES[(bits & 7) - 1],
      occupancy: OCCUPANCIES[(bits >> 3) - 1],
    };
    return [[subject, told]];
  });
  const roads = links.entries.flatMap((entry, slot): [string, Row][] => {
    if (entry === undefined) return [];
    const { subject, feed, unit, name, geometry, thresholds, districts } = entry;
    const told = {
      ...common(links, slot),
      feed,
      unit,
      name,
      geometry,
      thresholds,
      districts,
      result: links.columns.result[slot],
      quality: QUALITIES[links.columns.quality[slot] ?? 9],
    };
    return [[subject, told]];
  });
  return inOrder([...vehicles, ...roads]);
}

function vehicleRow({ data, recordedtime }: Extract<CityEvent, { kind: 'position' }>): Row {
  const { geometry, bearingDeg, speedKmh, name, mode, route, stop, occupancy } = data;
  const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [];
  const number = (value: number | undefined): number => Math.fround(value ?? Number.NaN);
  const named =
    stop && (stop.name === undefined ? { id: stop.id } : { id: stop.id, name: stop.name });
  return {
    ...shared(data, recordedtime),
    name,
    mode,
    route,
    stop: named,
    occupancy,
    place: [number(lon), number(lat)],
    bearingDeg: number(bearingDeg),
    speedKmh: number(speedKmh),
    stopStatus: stop?.status,
  };
}

function shared(
  data: EventData & { readonly phenomenonTime: Instant },
  recordedtime: Instant,
): Row {
  const { flags = [], basis, provenance, phenomenonTime } = data;
  const isAhead = flags.includes('future-time');
  return {
    atMs: Date.parse(isAhead ? recordedtime : phenomenonTime),
    flags,
    basis,
    feed: provenance.feed,
  };
}

function inOrder(rows: readonly [string, Row][]): ReadonlyMap<string, Row> {
  return new Map(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
