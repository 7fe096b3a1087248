import type { LonLat, Text } from '../../contract/place.ts';
import type { PositionData } from '../../contract/position.ts';
import { csvRows } from '../feed-kit/csv-rows.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { zipFiles } from '../feed-kit/zip-files.ts';
import { modeOfRouteType } from './gtfs-rt-words.ts';

/** Call of the archive with the static tables. */
export const STATIC_CALL = 'static';

/** Of the static tables only what gives the live ones names; the timetable itself is never read. */
export interface GtfsTables {
  readonly routes: ReadonlyMap<string, { readonly name: Text; readonly mode: Mode | undefined }>;
  readonly routeOfTrip: ReadonlyMap<string, string>;
  readonly stops: ReadonlyMap<string, { readonly name: Text; readonly point: LonLat | undefined }>;
  /** Why there are none although the city gives an archive. */
  readonly trouble?: string;
}
type Mode = PositionData['mode'];

const ROUTES = 'routes.txt';
const TRIPS = 'trips.txt';
const STOPS = 'stops.txt';
const NONE: GtfsTables = { routes: new Map(), routeOfTrip: new Map(), stops: new Map() };
const read = new WeakMap<Uint8Array, GtfsTables>();

/** Tables of the archive that came last; without one, or of a broken one, empty. */
export function gtfsTables(frame: RawFrame): GtfsTables {
  const zip = frame.companions?.[STATIC_CALL];
  if (zip === undefined) return NONE;
  const known = read.get(zip);
  if (known !== undefined) return known;
  const tables = tablesOf(zip);
  read.set(zip, tables);
  return tables;
}

function tablesOf(zip: Uint8Array): GtfsTables {
  try {
    const files = zipFiles(zip, [ROUTES, TRIPS, STOPS]);
    const rows = (file: string, ...columns: readonly string[]) => {
      const table = files.get(file);
      return table === undefined ? [] : csvRows(table, columns);
    };
    const missing = [ROUTES, TRIPS, STOPS].filter((file) => !files.has(file));
    return {
      routes: new Map(
        rows(ROUTES, 'route_id', 'route_short_name', 'route_long_name', 'route_type').map(
          ([id = '', short = '', long = '', type = '']) => [
            id,
            {
              name: { ko: short || long || id },
              mode: type === '' ? undefined : modeOfRouteType(Number(type)),
            },
          ],
        ),
      ),
      routeOfTrip: new Map(
        rows(TRIPS, 'trip_id', 'route_id').map(([trip = '', route = '']) => [trip, route]),
      ),
      stops: new Map(
        rows(STOPS, 'stop_id', 'stop_name', 'stop_lat', 'stop_lon').map(
          ([id = '', name = '', lat = '', lon = '']) => [
            id,
            { name: { ko: name || id }, point: pointOf(lon, lat) },
          ],
        ),
      ),
      ...(missing.length === 0 ? {} : { trouble: `no ${missing.join(', ')}` }),
    };
  } catch (error) {
    return { ...NONE, trouble: error instanceof Error ? error.message : String(error) };
  }
}

function pointOf(lon: string, lat: string): LonLat | undefined {
  const point = { lon: Number.parseFloat(lon), lat: Number.parseFloat(lat) };
  const isPlace = Number.isFinite(point.lon) && Number.isFinite(point.lat);
  return isPlace && (point.lon !== 0 || point.lat !== 0) ? point : undefined;
}
