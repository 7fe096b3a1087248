import type { Bounds } from '../../contract/place.ts';

/**
 * What to fit so that all of the area fills the box when the map is tilted: seen from the side it is
 * lower by the cosine, so that less of it from south to north has to fit.
 */
export function tiltedBounds([west, south, east, north]: Bounds, pitchDeg: number): Bounds {
  const share = Math.cos((pitchDeg * Math.PI) / 180);
  const middle = (south + north) / 2;
  const half = ((north - south) / 2) * share;
  return [west, middle - half, east, middle + half];
}
