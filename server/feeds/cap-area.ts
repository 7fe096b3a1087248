import type { Flag } from '../../contract/event.ts';
import type { Coordinate, LonLat } from '../../contract/place.ts';
import { at, listOf } from '../feed-kit/record.ts';
import { circleOfText, ringOfCircle } from './cap-circle.ts';
import type { CapArea } from './cap-message.ts';
import { ringOf, ringOfText, type ReadRing, type Ring } from './cap-ring.ts';
import { simplified, splitAtAntimeridian } from './cap-ring-cut.ts';

/** An outline with its holes. */
export type Polygon = readonly [outer: Ring, ...holes: readonly Ring[]];

/** The shapes of an area that can be drawn, and what is left of those that cannot. */
export interface ReadArea {
  readonly polygons: readonly Polygon[];
  readonly points: readonly LonLat[];
  /** Outlines that are no rings: only for asking whether they concern the city. */
  readonly broken: readonly Ring[];
  readonly flags: readonly Flag[];
  /** The place was read from fields that are not for it. */
  readonly isGuessed: boolean;
}

/** DWD's holes, written as a geocode. */
const HOLES = 'EXCLUDE_POLYGON';

export function readArea(area: CapArea): ReadArea {
  const holes = area.geocodes
    .filter(({ valueName }) => valueName === HOLES)
    .map(({ value }) => ringOfText(value).ring)
    .filter((ring) => ring !== undefined);
  const outlines = [...area.polygons.map(ringOfText), ...ringsOfGeometry(area.geometry)];
  const shapes: Ring[] = outlines.flatMap(({ ring }) => (ring === undefined ? [] : [ring]));
  const circles = area.circles.map(circleOfText);
  const points: LonLat[] = [];
  for (const circle of circles) {
    if (circle === undefined) continue;
    if (circle.radiusKm > 0) shapes.push(ringOfCircle(circle));
    else points.push(circle.centre);
  }
  points.push(...pointsOfGeometry(area.geometry));
  const misplaced =
    shapes.length + points.length + outlines.length === 0 ? pointOf(area) : undefined;
  if (misplaced !== undefined) points.push(misplaced);
  const flags = new Set(outlines.flatMap(({ flag }) => flag ?? []));
  if (circles.includes(undefined)) flags.add('geometry-dropped');
  if (misplaced !== undefined) flags.add('geometry-repaired');
  return {
    polygons: shapes.flatMap((ring) => polygonsOf(ring, holes)),
    points,
    broken: outlines.flatMap(({ ring, vertices }) =>
      ring === undefined && vertices.length > 0 ? [vertices] : [],
    ),
    flags: [...flags],
    isGuessed: misplaced !== undefined,
  };
}

function polygonsOf(ring: Ring, holes: readonly Ring[]): readonly Polygon[] {
  return splitAtAntimeridian(ring).map((piece): Polygon => {
    const own = holes.filter(([first]) => first !== undefined && isInside(first, piece));
    return [simplified(piece), ...own.map((hole) => simplified(hole.toReversed()))];
  });
}

/**
 * SACHET writes the latitude as altitude and the longitude as ceiling. As heights in feet they would
 * be a layer of air a few metres thick near the ground: no warning is for that.
 */
function pointOf({ altitude, ceiling }: CapArea): LonLat | undefined {
  const [lat, lon] = [Number(altitude ?? Number.NaN), Number(ceiling ?? Number.NaN)];
  const isPlace = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0);
  return isPlace ? { lon, lat } : undefined;
}

/** Whether a point lies in a ring, by the even-odd rule; so also in one that crosses itself. */
export function isInside([x, y]: Coordinate, ring: Ring): boolean {
  let isOdd = false;
  for (const [index, [aX, aY]] of ring.entries()) {
    const [bX, bY] = ring[(index + 1) % ring.length] ?? [aX, aY];
    if (aY > y !== bY > y && x < ((bX - aX) * (y - aY)) / (bY - aY) + aX) isOdd = !isOdd;
  }
  return isOdd;
}

/** Outer rings of a GeoJSON polygon; its holes are left out, so that the area is rather too large. */
function ringsOfGeometry(geometry: unknown): readonly ReadRing[] {
  const type = at(geometry, 'type');
  const coordinates = at(geometry, 'coordinates');
  if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
  const polygons = type === 'Polygon' ? [coordinates] : listOf(coordinates);
  return polygons.map((polygon) => {
    const vertices = listOf(listOf(polygon)[0]).map(coordinateOf);
    return ringOf(vertices.every((vertex) => vertex !== undefined) ? vertices : []);
  });
}

function pointsOfGeometry(geometry: unknown): readonly LonLat[] {
  if (at(geometry, 'type') !== 'Point') return [];
  const vertex = coordinateOf(at(geometry, 'coordinates'));
  return vertex === undefined ? [] : [{ lon: vertex[0], lat: vertex[1] }];
}

function coordinateOf(position: unknown): Coordinate | undefined {
  const [lon, lat] = listOf(position);
  if (typeof lon !== 'number' || typeof lat !== 'number') return undefined;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
