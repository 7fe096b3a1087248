import type { Bounds, Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import { cornersOf } from './corners.ts';

/** What has a shape, or stands somewhere. */
interface Placed {
  readonly geometry: Geometry | null;
  readonly at?: LonLat;
}

/** West, south, east and north of all rows that have a place; undefined when none has. */
export function rowsBounds(things: readonly Placed[]): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry, at } of things) {
    const corners: readonly Coordinate[] =
      geometry !== null ? cornersOf(geometry) : at === undefined ? [] : [[at.lon, at.lat]];
    for (const [lon, lat] of corners) {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
  }
  return west <= east ? [west, south, east, north] : undefined;
}
