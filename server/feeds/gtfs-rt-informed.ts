import type { LonLat } from '../../contract/place.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Alert } from './gtfs-rt-row.ts';
import { gtfsTables } from './gtfs-tables.ts';

/** A closed line names all its stops: more would fill the wall. */
const MAX_NAMES = 20;

/** Names of the routes and stops that an alert is about, and where those stops are. */
export function informedPlaces(
  { informedEntity }: Alert,
  frame: RawFrame,
): { readonly names: readonly string[]; readonly points: readonly LonLat[] } {
  const { routes, stops, routeOfTrip } = gtfsTables(frame);
  const names = new Set<string>();
  const points = new Map<string, LonLat>();
  for (const { routeId, stopId, trip } of informedEntity) {
    const route = routeId ?? trip?.routeId ?? routeOfTrip.get(trip?.tripId ?? '');
    if (route !== undefined) names.add(routes.get(route)?.name.ko ?? route);
    if (stopId === undefined) continue;
    const stop = stops.get(stopId);
    names.add(stop?.name.ko ?? stopId);
    if (stop?.point !== undefined) points.set(stopId, stop.point);
  }
  return { names: [...names].slice(0, MAX_NAMES), points: [...points.values()] };
}
