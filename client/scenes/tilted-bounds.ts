import type { Bounds } from '../../contract/place.ts';

/** Seen from the side the far half shrinks: the whole stands in the box also when fitted this much nearer. */
const NEARER = 0.84;
/** And the near half grows: the middle of what is seen lies north of the middle of the ground. */
const SOUTHWARD = 0.09;

/**
 * What to fit so that all of the area fills the box when the map is tilted: it is lower by the
 * cosine, so that less of it from south to north has to fit.
 */
export function tiltedBounds([west, south, east, north]: Bounds, pitchDeg: number): Bounds {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2 - (north - south) * SOUTHWARD];
  const halfLon = ((east - west) / 2) * NEARER;
  const halfLat = ((north - south) / 2) * NEARER * Math.cos((pitchDeg * Math.PI) / 180);
  return [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat];
}
