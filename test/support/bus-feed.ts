import { feedMessage, vehicleEntity } from './gtfs-rt-encode.ts';
import { zipOf } from './zip-of.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A body of positions now: two buses of a city, one far away and one that sends no place. */
export function busesNow(at: readonly [lon: number, lat: number]): Uint8Array {
  const timestamp = Math.floor(Date.now() / 1000);
  const [lon, lat] = at;
  return feedMessage({ incrementality: 0, timestamp }, [
    vehicleEntity({
      entity: 'e1',
      id: 'bus-1',
      label: 'B 1001',
      trip: { id: 'trip-1' },
      at,
      speed: 7.5,
      stop: 'stop-1',
      timestamp: timestamp - 4,
    }),
    vehicleEntity({
      entity: 'e2',
      id: 'bus-2',
      trip: { route: 'route-2' },
      at: [lon + 0.01, lat],
      timestamp: timestamp - 9,
    }),
    vehicleEntity({ entity: 'e3', id: 'far', at: [2.35, 48.85], timestamp }),
    vehicleEntity({ entity: 'e4', id: 'no-fix', at: [0, 0], timestamp }),
  ]);
}

/** The archive that gives those buses their routes and stops. */
export const BUS_TABLES = zipOf([
  {
    name: 'routes.txt',
    bytes: bytes(
      'route_id,route_short_name,route_long_name,route_type\nroute-1,764,Terminal - Fort,3\nroute-2,,Ring Service,3\n',
    ),
    isDeflated: true,
  },
  {
    name: 'trips.txt',
    bytes: bytes('route_id,service_id,trip_id\nroute-1,daily,trip-1\n'),
    isDeflated: true,
  },
  {
    name: 'stops.txt',
    bytes: bytes('stop_id,stop_name,stop_lat,stop_lon\nstop-1,Market Gate,,\n'),
  },
]);
