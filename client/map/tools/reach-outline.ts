import { contours } from 'd3-contour';
import type { Coordinate, LonLat } from '../../../contract/place.ts';
import { toGeometryM } from '../../explore/area.ts';
import type { Reach } from '../../explore/area-test.ts';
import { boundsOf, cornersOf, linesOf, widened } from '../../city/corners.ts';

/** Corners of a circle. */
const ROUND = 72;
const RAD = Math.PI / 180;
const EARTH_M = 6_371_008.8;

/** Places at the same distance from one, in a ring. */
function circleAround([lon, lat]: Coordinate, radiusM: number): readonly LonLat[] {
  const far = radiusM / EARTH_M;
  const phi = lat * RAD;
  return Array.from({ length: ROUND }, (_, index) => {
    const bearing = (2 * Math.PI * index) / ROUND;
    const sin = Math.sin(phi) * Math.cos(far) + Math.cos(phi) * Math.sin(far) * Math.cos(bearing);
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(far) * Math.cos(phi),
      Math.cos(far) - Math.sin(phi) * sin,
    );
    return { lon: lon + east / RAD, lat: Math.asin(Math.min(1, Math.max(-1, sin))) / RAD };
  });
}

/** Distances measured for an outline at most. */
const MOST_MEASURED = 900_000;
const FINEST = 96;
/** How much farther than the reach the field goes, so that its edge lies inside. */
const AROUND = 1.2;

/** The line at which a field of distances is the radius. */
function outlineOf({ shape, radiusM }: Reach): readonly (readonly LonLat[])[] {
  const own = boundsOf(shape);
  const box = own === undefined ? undefined : widened(own, radiusM * AROUND);
  if (box === undefined) return [];
  const [west, south, east, north] = box;
  const side = Math.sqrt(MOST_MEASURED / Math.max(1, cornersOf(shape).length));
  const size = Math.max(24, Math.min(FINEST, Math.floor(side)));
  const lonOf = (x: number): number => west + (x / (size - 1)) * (east - west);
  const latOf = (y: number): number => south + (y / (size - 1)) * (north - south);
  const values = Array.from({ length: size * size }, (_, index) => {
    const at = { lon: lonOf(index % size), lat: latOf(Math.floor(index / size)) };
    return radiusM - toGeometryM(at, shape);
  });
  const [contour] = contours().size([size, size]).thresholds([0])(values);
  return (contour?.coordinates ?? [])
    .flat()
    .map((ring) => ring.map(([x = 0, y = 0]) => ({ lon: lonOf(x - 0.5), lat: latOf(y - 0.5) })));
}

/** The edge of all that lies within a reach, as rings; none where it cannot be drawn. */
export function reachOutline(reach: Reach): readonly (readonly LonLat[])[] {
  const { shape, radiusM } = reach;
  if (shape.type === 'Point') return [circleAround(shape.coordinates, radiusM)];
  if (radiusM === 0) {
    return linesOf(shape).map((ring) => ring.map(([lon, lat]) => ({ lon, lat })));
  }
  return outlineOf(reach);
}
