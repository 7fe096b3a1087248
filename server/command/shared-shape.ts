/** Types of shapes that are shared. */
export const SHAPE_TYPES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const;
type ShapeType = (typeof SHAPE_TYPES)[number];

/** How deep corners lie in lists of lists. */
const DEPTHS: Readonly<Record<ShapeType, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Whether lists of corners are those of a type of GeoJSON, every corner on earth. */
export function isShapeOf(type: ShapeType, coordinates: unknown): boolean {
  return isNested(coordinates, DEPTHS[type]);
}

/** As deep as the type says and no deeper: lists without end would end whoever goes down into them. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth === 0) return isCorner(value);
  return value.length > 0 && value.every((part: unknown) => isNested(part, depth - 1));
}

/** Longitude and latitude in degrees; a height may follow. */
function isCorner([lon, lat, heightM, ...more]: readonly unknown[]): boolean {
  if (more.length > 0 || !(heightM === undefined || Number.isFinite(heightM))) return false;
  return isWithin(lon, 180) && isWithin(lat, 90);
}

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Math.abs(value) <= most;
