import type { Bounds, Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import { toGeometryM, type Area } from './area.ts';
import { betweenM } from './between-shapes.ts';
import { boundsOf, widened } from '../city/corners.ts';
import type { Thing } from './thing.ts';

/** What an area is measured from: its middle, itself, or the shape it lies around. */
export interface Reach {
  readonly shape: Geometry;
  readonly radiusM: number;
}

const corner = ({ lon, lat }: LonLat): Coordinate => [lon, lat];

/** The reach of an area; undefined while the shape that it lies around is not known. */
export function reachOf(
  area: Area,
  shapeOf: (subject: string) => Geometry | undefined,
): Reach | undefined {
  switch (area.type) {
    case 'circle':
      return { shape: { type: 'Point', coordinates: corner(area.at) }, radiusM: area.radiusM };
    case 'polygon': {
      const ring = area.ring.map(corner);
      const [first] = ring;
      if (first === undefined) return undefined;
      return { shape: { type: 'MultiPolygon', coordinates: [[[...ring, first]]] }, radiusM: 0 };
    }
    case 'near': {
      const shape = shapeOf(area.subject);
      return shape === undefined ? undefined : { shape, radiusM: area.radiusM };
    }
  }
}

/** How far something is from what is measured from, m; undefined = it has no place. */
export type FarM = (thing: Thing) => number | undefined;

const isOutside = ({ lon, lat }: LonLat, [west, south, east, north]: Bounds): boolean =>
  lon < west || lon > east || lat < south || lat > north;

/** Farther than the reach; how far is not worked out. */
const BEYOND = Infinity;

/**
 * Measures things against one shape, each once. What is surely beyond the reach is Infinity; a thing
 * with a shape of its own is as near as the nearest part of it.
 */
export function measurer({ shape, radiusM }: Reach): FarM {
  const held = new WeakMap<Thing, number>();
  const own = boundsOf(shape);
  const box = own === undefined ? undefined : widened(own, radiusM);
  const worked = (thing: Thing): number | undefined => {
    const { geometry, at } = thing;
    const isPoint = geometry === null || geometry.type === 'Point';
    if (isPoint) {
      if (at === undefined) return undefined;
      return box !== undefined && isOutside(at, box) ? BEYOND : toGeometryM(at, shape);
    }
    const bounds = boundsOf(geometry);
    if (bounds === undefined) return undefined;
    const [west, south, east, north] = bounds;
    const isApart =
      box !== undefined &&
      east - west < 180 &&
      (east < box[0] || west > box[2] || north < box[1] || south > box[3]);
    return isApart ? BEYOND : betweenM(geometry, shape);
  };
  return (thing) => {
    const known = held.get(thing);
    if (known !== undefined) return known;
    const farM = worked(thing);
    if (farM !== undefined) held.set(thing, farM);
    return farM;
  };
}

let last: { readonly reach: Reach; readonly farM: FarM } | undefined;

/** Whether things lie in an area; while it is the same one, what was measured is not measured again. */
export function areaTest(
  area: Area,
  shapeOf: (subject: string) => Geometry | undefined,
): (thing: Thing) => boolean {
  const reach = reachOf(area, shapeOf);
  if (reach === undefined) return () => false;
  const isSame =
    last?.reach.radiusM === reach.radiusM &&
    (last.reach.shape === reach.shape ||
      (area.type !== 'near' && JSON.stringify(last.reach.shape) === JSON.stringify(reach.shape)));
  const farM = isSame && last !== undefined ? last.farM : measurer(reach);
  if (!isSame) last = { reach, farM };
  return (thing) => {
    const m = farM(thing);
    return m !== undefined && m <= reach.radiusM;
  };
}
