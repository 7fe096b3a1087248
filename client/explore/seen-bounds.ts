import type { Bounds } from '../../contract/place.ts';
import type { MapCamera } from './explore-view.ts';

/** Of MapLibre's world at zoom 0, CSS px. */
const WORLD_PX = 512;
const RAD = Math.PI / 180;

const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2));
const latOf = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RAD;

/** The ground that a map of this size has in sight; a tilted one is taken as if seen from above. */
export function seenBounds(
  { lon, lat, zoom, bearing }: MapCamera,
  size: { readonly width: number; readonly height: number },
): Bounds {
  const turn = bearing * RAD;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const radPerPx = (2 * Math.PI) / (WORLD_PX * 2 ** zoom);
  const halfX = ((size.width * cos + size.height * sin) / 2) * radPerPx;
  const halfY = ((size.width * sin + size.height * cos) / 2) * radPerPx;
  const y = mercatorY(lat);
  const inside = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  return [
    inside(lon - halfX / RAD, 180),
    inside(latOf(y - halfY), 90),
    inside(lon + halfX / RAD, 180),
    inside(latOf(y + halfY), 90),
  ];
}
