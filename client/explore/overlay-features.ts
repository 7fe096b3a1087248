import type { Coordinate, Geometry } from '../../contract/place.ts';
import type { OverlayFeature } from './overlay.ts';

/** Why a file is not shown, and where in it. */
export interface FileProblem {
  readonly reason:
    | 'format'
    /** A folder, or a file that is gone. */
    | 'unreadable'
    | 'large'
    | 'empty'
    | 'json'
    | 'xml'
    | 'doctype'
    | 'root'
    | 'onlyLinks'
    | 'geojson'
    | 'coordinate'
    | 'outside'
    | 'short'
    | 'projected'
    | 'features'
    | 'corners';
  /** E.g. `features[3].geometry.coordinates[0]`. */
  readonly at: string;
}

export const MOST_FEATURES = 20_000;
export const MOST_CORNERS = 500_000;
/** Deeper collections are no map. */
const DEEPEST = 8;

interface ReadFeatures {
  readonly features: readonly OverlayFeature[];
  readonly placeless: number;
}

class Refused extends Error {
  readonly problem: FileProblem;
  constructor(reason: FileProblem['reason'], at: string) {
    super(reason);
    this.problem = { reason, at };
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refused('geojson', at);
  return value as readonly unknown[];
}

/** Counts what was read, so that a file that is too large ends early. */
interface Tally {
  corners: number;
}

function positionOf(value: unknown, at: string, tally: Tally): Coordinate {
  const [lon, lat] = listOf(value, at);
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new Refused('coordinate', at);
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new Refused('coordinate', at);
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Refused('outside', at);
  tally.corners += 1;
  if (tally.corners > MOST_CORNERS) throw new Refused('corners', at);
  return [lon, lat];
}

function lineOf(value: unknown, at: string, least: number, tally: Tally): readonly Coordinate[] {
  const line = listOf(value, at).map((each, index) => positionOf(each, `${at}[${index}]`, tally));
  if (line.length < least) throw new Refused('short', at);
  return line;
}

function ringsOf(value: unknown, at: string, tally: Tally): readonly (readonly Coordinate[])[] {
  const rings = listOf(value, at).map((ring, index) => lineOf(ring, `${at}[${index}]`, 4, tally));
  if (rings.length === 0) throw new Refused('short', at);
  return rings;
}

/** Shapes of one GeoJSON geometry; a collection or many points are several. */
function shapesOf(value: unknown, at: string, tally: Tally, depth = 0): readonly Geometry[] {
  if (!isFields(value) || depth > DEEPEST) throw new Refused('geojson', at);
  const { type, coordinates } = value;
  const own = `${at}.coordinates`;
  const each = <T>(one: (part: unknown, where: string) => T): readonly T[] =>
    listOf(coordinates, own).map((part, index) => one(part, `${own}[${index}]`));
  switch (type) {
    case 'Point':
      return [{ type, coordinates: positionOf(coordinates, own, tally) }];
    case 'MultiPoint':
      return each((part, where) => ({
        type: 'Point' as const,
        coordinates: positionOf(part, where, tally),
      }));
    case 'LineString':
      return [{ type, coordinates: lineOf(coordinates, own, 2, tally) }];
    case 'MultiLineString':
      return [{ type, coordinates: each((part, where) => lineOf(part, where, 2, tally)) }];
    case 'Polygon':
      return [{ type: 'MultiPolygon', coordinates: [ringsOf(coordinates, own, tally)] }];
    case 'MultiPolygon':
      return [{ type, coordinates: each((part, where) => ringsOf(part, where, tally)) }];
    case 'GeometryCollection':
      return listOf(value['geometries'], `${at}.geometries`).flatMap((part, index) =>
        shapesOf(part, `${at}.geometries[${index}]`, tally, depth + 1),
      );
    default:
      throw new Refused('geojson', `${at}.type`);
  }
}

const NAMES = ['name', 'Name', 'NAME', '이름', '명칭', 'title', 'label'] as const;
/** A name is a line, not a page. */
const LONGEST_NAME = 120;

function nameOf(properties: unknown): string | undefined {
  if (!isFields(properties)) return undefined;
  const found = NAMES.map((key) => properties[key]).find(
    (value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  );
  return found === undefined ? undefined : String(found).trim().slice(0, LONGEST_NAME);
}

/** GeoJSON before RFC 7946 could name another system; numbers of it would be placed wrong. */
function refuseProjected(file: Fields): void {
  const { crs } = file;
  if (crs === undefined || crs === null) return;
  const told = JSON.stringify(crs);
  if (!/CRS84|EPSG:{1,2}4326/iu.test(told)) throw new Refused('projected', told.slice(0, 120));
}

function read(file: unknown): ReadFeatures {
  if (!isFields(file)) throw new Refused('geojson', '');
  refuseProjected(file);
  const tally: Tally = { corners: 0 };
  const isCollection = file['type'] === 'FeatureCollection';
  const isFeature = file['type'] === 'Feature';
  if (!isCollection && !isFeature) {
    const shapes = shapesOf(file, 'geometry', tally);
    return { features: shapes.map((geometry) => ({ name: undefined, geometry })), placeless: 0 };
  }
  const list = isCollection ? listOf(file['features'], 'features') : [file];
  if (list.length > MOST_FEATURES) throw new Refused('features', String(list.length));
  const features: OverlayFeature[] = [];
  let placeless = 0;
  for (const [index, feature] of list.entries()) {
    const at = isCollection ? `features[${index}]` : 'feature';
    if (!isFields(feature) || feature['type'] !== 'Feature') throw new Refused('geojson', at);
    const { geometry, properties } = feature;
    if (geometry === null || geometry === undefined) placeless += 1;
    else {
      for (const shape of shapesOf(geometry, `${at}.geometry`, tally))
        features.push({ name: nameOf(properties), geometry: shape });
    }
    if (features.length > MOST_FEATURES) throw new Refused('features', at);
  }
  return { features, placeless };
}

/** Every feature of a GeoJSON value, or what is wrong with it and where. */
export function readFeatures(file: unknown): ReadFeatures | FileProblem {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}
