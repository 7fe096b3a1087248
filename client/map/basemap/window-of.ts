import type { Bounds } from '../../../contract/place.ts';

/** The widest wall, and the box on it that the city's outline fits into, px. */
const WALL_WIDTH = 3840;
const BOX = { width: 1426, height: 1196 } as const;
/** Room for screens of other shapes. */
const MARGIN = 1.45;
const LAT_SHARE = 0.53;

/** Everything a wide screen may show around a city at the scale the city fits it. */
export function windowOf([west, south, east, north]: Bounds): Bounds {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const lonScale = Math.cos((lat * Math.PI) / 180);
  const degPerPx = Math.max((east - west) / BOX.width, (north - south) / lonScale / BOX.height);
  const halfLon = ((degPerPx * WALL_WIDTH) / 2) * MARGIN;
  const halfLat = halfLon * LAT_SHARE;
  return [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat];
}
