import { z } from 'zod';
import { defineConnector, type FollowUp, type Rows } from '../feed-kit/define-connector.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import { freeVehicles } from './gbfs-free-vehicles.ts';
import { gbfsFiles } from './gbfs-head.ts';
import { gbfsStatus, stationObservations } from './gbfs-status.ts';

const origin = {
  standard: 'GBFS 2.3 and 3.x',
  licence: 'as the operator says',
  domain: 'transit',
} as const;

const settings = z.object({
  /** The discovery file, after the base address. */
  discovery: z.string().startsWith('/').default('/gbfs.json'),
  /** Names and places of the stations: asked once a day; if it is elsewhere, as discovery says. */
  stationInformation: z.string().startsWith('/').default('/station_information.json'),
  /** Further hosts that the discovery file may lead to. */
  hosts: z.array(z.string()).default([]),
});

/** Files that change by the minute; all others are tables or texts for travellers. */
const LIVE_FILES = ['station_status', 'vehicle_status', 'free_bike_status'] as const;

const STATIONS = 'station_information';

const row = z.discriminatedUnion('is', [
  z.object({ is: z.literal('status'), station: gbfsStatus }),
  z.object({ is: z.literal('vehicles'), vehicles: z.array(z.unknown()) }),
]);

/** Shared bicycles and scooters: what stations have, and how many vehicles stand about freely. */
export default defineConnector({
  id: 'gbfs',
  title: { ko: '공유 자전거·킥보드', en: 'Shared bicycles and scooters' },
  domain: 'transit',
  emits: ['observation'],
  standard: origin.standard,
  source: {
    // Every operator has its own: the city says where.
    baseUrl: 'https://example.invalid',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'as the city says',
    calls: (city) => {
      const { discovery, stationInformation } = settings.parse(city.settings);
      return [
        { name: 'discovery', path: discovery },
        { name: STATIONS, path: stationInformation, isCompanion: true },
      ];
    },
  },
  cadence: { everySec: 60, lagSec: 300 },
  format: 'json',
  maxBytes: 20_000_000,
  settings,
  follow: (frame) => listedFiles(frame),
  rows: (payload, frame) => filesRows(payload, frame.call),
  row,
  rowName: (raw) => rowKey(at(raw, 'station'), 'station_id'),
  toEvents: (given, context) =>
    given.is === 'status'
      ? stationObservations(given.station, context, origin)
      : freeVehicles(given.vehicles, context, origin),
});

/** By what a body holds, not by its name: operators name their files as they like. */
function filesRows(payload: unknown, call: string): Rows {
  const data = at(payload, 'data');
  const stations = at(data, 'stations');
  const vehicles = at(data, 'vehicles') ?? at(data, 'bikes');
  if (Array.isArray(stations)) {
    const counts = ['num_bikes_available', 'num_vehicles_available', 'num_docks_available'];
    const isTable = stations.some((station) => at(station, 'lat') !== undefined);
    const isCounted = stations.some((station) =>
      counts.some((count) => at(station, count) !== undefined),
    );
    if (isTable && !isCounted) {
      if (call === 'station_status') throw new Error('the table of stations, not their status');
      return { rows: [] };
    }
    return { rows: stations.map((station: unknown) => ({ is: 'status', station })) };
  }
  if (Array.isArray(vehicles)) return { rows: [{ is: 'vehicles', vehicles }] };
  const isLive = LIVE_FILES.some((name) => name === call);
  if (isRecord(data) && at(payload, 'last_updated') !== undefined && !isLive) {
    const files = gbfsFiles(payload);
    if (call !== 'discovery' || LIVE_FILES.some((name) => files.has(name))) return { rows: [] };
    throw new Error('no discovery file: it leads to nothing that is live');
  }
  const fault = jsonFault(payload);
  if (fault !== undefined) return { fault };
  throw new Error('no GBFS file: neither last_updated nor data');
}

/** What changes, and the table of stations while nobody has it. */
function listedFiles({ body, companions }: RawFrame): readonly FollowUp[] {
  const files = gbfsFiles(JSON.parse(new TextDecoder().decode(body)));
  const tables = companions?.[STATIONS] === undefined ? [STATIONS] : [];
  return [...tables, ...LIVE_FILES].flatMap((name) => {
    const url = files.get(name);
    return url === undefined ? [] : [{ name, url }];
  });
}
