import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';

/** A part of the map that somebody marked, or what is near to a thing. */
export type Area =
  | { readonly type: 'circle'; readonly at: LonLat; readonly radiusM: number }
  /** Corners in order, not closed. */
  | { readonly type: 'polygon'; readonly ring: readonly LonLat[] }
  /** Within `radiusM` of whatever shape a thing has: a stream, a closed road, a point. */
  | { readonly type: 'near'; readonly subject: string; readonly radiusM: number };

/** Mean radius of the earth, m (IUGG). */
const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Great-circle distance, m. */
export function distanceM(a: LonLat, b: LonLat): number {
  const lat = Math.sin(((b.lat - a.lat) * RAD) / 2);
  const lon = Math.sin(((b.lon - a.lon) * RAD) / 2);
  const h = lat * lat + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * lon * lon;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

interface Flat {
  readonly x: number;
  readonly y: number;
}

/** Degrees from one longitude to another by the shorter way, −180 … 180: also over the dateline. */
export const eastOf = (from: number, to: number): number => {
  const degrees = to - from;
  return degrees >= -180 && degrees <= 180 ? degrees : degrees - 360 * Math.round(degrees / 360);
};

/** Metres east and north of `origin`; within a city true to 0.1 %. */
const flatten = (origin: LonLat, { lon, lat }: LonLat): Flat => ({
  x: eastOf(origin.lon, lon) * RAD * EARTH_M * Math.cos(origin.lat * RAD),
  y: (lat - origin.lat) * RAD * EARTH_M,
});

const ORIGIN: Flat = { x: 0, y: 0 };

/** From the origin to a stretch between two points. */
function toStretchM(a: Flat, b: Flat): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(a.x * dx + a.y * dy) / squared));
  return Math.hypot(a.x + along * dx - ORIGIN.x, a.y + along * dy - ORIGIN.y);
}

const placeOf = ([lon, lat]: Coordinate): LonLat => ({ lon, lat });

function toLineM(at: LonLat, line: readonly Coordinate[]): number {
  const flat = line.map((corner) => flatten(at, placeOf(corner)));
  if (flat.length === 1 && flat[0] !== undefined) return toStretchM(flat[0], flat[0]);
  return flat.reduce((least, corner, index) => {
    const before = flat[index - 1];
    return before === undefined ? least : Math.min(least, toStretchM(before, corner));
  }, Infinity);
}

/** Even–odd rule; `ring` may be closed or not, and may cross the dateline, but holds no pole. */
export function isInRing({ lon, lat }: LonLat, ring: readonly LonLat[]): boolean {
  const [first] = ring;
  if (first === undefined) return false;
  // Each corner from the one before it, so that no edge jumps around the earth.
  const xs: number[] = [];
  let at = lon;
  let x = 0;
  for (const corner of ring) {
    x += eastOf(at, corner.lon);
    at = corner.lon;
    xs.push(x);
  }
  let isInside = false;
  let before = ring.length - 1;
  for (const [index, corner] of ring.entries()) {
    const last = ring[before] ?? corner;
    if (corner.lat > lat !== last.lat > lat) {
      const share = (lat - corner.lat) / (last.lat - corner.lat);
      const cornerX = xs[index] ?? 0;
      if (cornerX + share * ((xs[before] ?? 0) - cornerX) > 0) isInside = !isInside;
    }
    before = index;
  }
  return isInside;
}

/** How far a place is from a shape, m; 0 inside of an area. */
export function toGeometryM(at: LonLat, geometry: Geometry): number {
  switch (geometry.type) {
    case 'Point':
      return distanceM(at, placeOf(geometry.coordinates));
    case 'LineString':
      return toLineM(at, geometry.coordinates);
    case 'MultiLineString':
      return Math.min(Infinity, ...geometry.coordinates.map((line) => toLineM(at, line)));
    case 'MultiPolygon': {
      const isInside = geometry.coordinates.some(
        ([outer = [], ...holes]) =>
          isInRing(at, outer.map(placeOf)) &&
          !holes.some((hole) => isInRing(at, hole.map(placeOf))),
      );
      if (isInside) return 0;
      return Math.min(Infinity, ...geometry.coordinates.flat().map((ring) => toLineM(at, ring)));
    }
  }
}
