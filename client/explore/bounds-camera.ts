import type { Bounds } from '../../contract/place.ts';
import type { MapCamera } from './explore-view.ts';

/** Of MapLibre's world at zoom 0, CSS px. */
const WORLD_PX = 512;
const RAD = Math.PI / 180;
/** Nearer shows one thing without what is around it. */
const NEAREST_ZOOM = 15;
const FARTHEST_ZOOM = 3;

const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2));
const latOf = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RAD;

/** The camera, straight down, that has all of the bounds in sight with a margin around them. */
export function boundsCamera(
  [west, south, east, north]: Bounds,
  size: { readonly width: number; readonly height: number },
  marginPx: number,
): MapCamera {
  const [bottom, top] = [mercatorY(south), mercatorY(north)];
  const room = (px: number): number => Math.max(1, px - 2 * marginPx);
  const zoomFor = (px: number, spanRad: number): number =>
    Math.log2((room(px) * 2 * Math.PI) / (WORLD_PX * Math.max(spanRad, 1e-9)));
  const zoom = Math.min(
    zoomFor(size.width, (east - west) * RAD),
    zoomFor(size.height, top - bottom),
    NEAREST_ZOOM,
  );
  return {
    lon: (west + east) / 2,
    lat: latOf((bottom + top) / 2),
    zoom: Math.max(FARTHEST_ZOOM, zoom),
    pitch: 0,
    bearing: 0,
  };
}
