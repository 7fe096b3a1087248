import type { LonLat } from '../../contract/place.ts';
import type { MapCamera } from './explore-view.ts';
import { seenBounds } from './seen-bounds.ts';

/** So near to the edge, CSS px, is as good as out of sight. */
const EDGE_PX = 24;

/** Whether a place is on the map as it stands. */
export function isInSight(
  { lon, lat }: LonLat,
  camera: MapCamera,
  size: { readonly width: number; readonly height: number },
): boolean {
  const [west, south, east, north] = seenBounds(camera, {
    width: Math.max(0, size.width - 2 * EDGE_PX),
    height: Math.max(0, size.height - 2 * EDGE_PX),
  });
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
