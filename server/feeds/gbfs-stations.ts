import type { LonLat, Text } from '../../contract/place.ts';
import { decode } from '../feed-kit/decode.ts';
import { numeric } from '../feed-kit/field.ts';
import { valuesAt } from '../feed-kit/json-path.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { gbfsText } from './gbfs-head.ts';

/** What `station_information` says of a station. */
export interface GbfsStation {
  readonly name: Text | undefined;
  readonly point: LonLat | undefined;
  readonly capacity: number | undefined;
}

type Companions = NonNullable<RawFrame['companions']>;
const read = new WeakMap<Companions, ReadonlyMap<string, GbfsStation>>();

/** Stations by id from the companion; `undefined` while there is none. */
export function gbfsStations(
  companions: Companions | undefined,
): ReadonlyMap<string, GbfsStation> | undefined {
  const body = companions?.['station_information'];
  if (companions === undefined || body === undefined) return undefined;
  const known = read.get(companions);
  if (known !== undefined) return known;
  const decoded = decode(body, 'json');
  if ('why' in decoded) return undefined;
  const stations = new Map(
    valuesAt(decoded.payload, 'data.stations.*').flatMap((row): [string, GbfsStation][] => {
      const id = rowKey(row, 'station_id');
      return id === undefined ? [] : [[id, stationOf(row)]];
    }),
  );
  read.set(companions, stations);
  return stations;
}

function stationOf(row: unknown): GbfsStation {
  return {
    name: gbfsText(at(row, 'name')),
    point: pointOf(row),
    capacity: numberAt(row, 'capacity'),
  };
}

/** `lat` and `lon` of a station or vehicle. */
export function pointOf(row: unknown): LonLat | undefined {
  const [lat, lon] = [numberAt(row, 'lat'), numberAt(row, 'lon')];
  if (lat === undefined || lon === undefined) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

function numberAt(row: unknown, name: string): number | undefined {
  const parsed = numeric.safeParse(at(row, name));
  return parsed.success ? parsed.data : undefined;
}
