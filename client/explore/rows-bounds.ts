import type { Bounds, Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import { cornersBounds, cornersOf } from '../city/corners.ts';

/** What has a shape, or stands somewhere. */
interface Placed {
  readonly geometry: Geometry | null;
  readonly at?: LonLat;
}

/** West, south, east and north of all rows that have a place; undefined when none has. */
export const rowsBounds = (things: readonly Placed[]): Bounds | undefined =>
  cornersBounds(cornersOfRows(things));

function* cornersOfRows(things: readonly Placed[]): Generator<Coordinate> {
  for (const { geometry, at } of things) {
    if (geometry !== null) yield* cornersOf(geometry);
    else if (at !== undefined) yield [at.lon, at.lat];
  }
}
