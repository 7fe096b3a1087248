import type { Flag } from '../../contract/event.ts';
import type { Bounds, Coordinate, DistrictCode, Geometry } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { coordinateOf, isInCity } from '../feed-kit/point-in-city.ts';
import { isInside, readArea, type Polygon, type ReadArea } from './cap-area.ts';
import { circleOfText, ringOfCircle } from './cap-circle.ts';
import type { CapArea } from './cap-message.ts';
import type { Ring } from './cap-ring.ts';
import type { CapSettings } from './cap-settings.ts';
import { touchesBounds } from './cap-touch.ts';

/** What of an alert's areas concerns the city. */
export interface CapPlace {
  readonly geometry: Geometry | null;
  readonly districts: readonly DistrictCode[];
  readonly flags: readonly Flag[];
  readonly areaNames: readonly string[];
}

/** Names of areas kept; a national alert lists hundreds. */
const MAX_NAMES = 60;

interface Found {
  readonly area: CapArea;
  readonly shape: ReadArea;
  /** Undefined: this area is not in the city. */
  readonly districts: readonly DistrictCode[] | undefined;
}

/** The areas that concern the city; `undefined` if none does. */
export function placeInCity(
  areas: readonly CapArea[],
  city: CityContext,
  settings: CapSettings,
): CapPlace | undefined {
  const found = areas.map((area): Found => {
    const shape = readArea(area);
    return { area, shape, districts: districtsOf(area, shape, city, settings) };
  });
  const ours = found.filter(({ districts }) => districts !== undefined);
  const isNowhere = found.every(({ shape }) => !hasShape(shape));
  if (ours.length === 0 && !(isNowhere && (settings.isLocal || isWorld(city.bounds)))) {
    return undefined;
  }
  const kept = ours.length === 0 ? found : ours;
  const codes = new Set(ours.flatMap(({ districts }) => districts ?? []));
  const all = city.districts.map(({ code }) => code);
  const flags = new Set(kept.flatMap(({ shape }) => shape.flags));
  return {
    geometry: geometryOf(kept, city),
    districts: ours.length === 0 ? all : all.filter((code) => codes.has(code)),
    flags: [...flags],
    areaNames: kept.flatMap(({ area }) => area.areaDesc ?? []).slice(0, MAX_NAMES),
  };
}

/** Bodies are also looked at without a city: then every place will do. */
function isWorld([west, south, east, north]: Bounds): boolean {
  return west <= -180 && south <= -90 && east >= 180 && north >= 90;
}

/** By the source's codes, else by its shape, else by its words. */
function districtsOf(
  area: CapArea,
  shape: ReadArea,
  city: CityContext,
  settings: CapSettings,
): readonly DistrictCode[] | undefined {
  const coded = districtsOfCodes(area, city, settings);
  if (coded !== undefined) return coded;
  const drawn = districtsOfShape(shape, city);
  if (drawn !== undefined) return drawn;
  if (hasShape(shape) && !shape.isGuessed) return undefined;
  return districtsOfWords(area.areaDesc ?? '', city, settings) ?? reached(area, city, settings);
}

function districtsOfCodes(
  { geocodes }: CapArea,
  city: CityContext,
  settings: CapSettings,
): readonly DistrictCode[] | undefined {
  const covered = geocodes.flatMap(({ valueName, value }) =>
    // Some feeds list all codes of a scheme in one value.
    value.split(/[\s,]+/).flatMap((code) => {
      const meant = settings.geocodes[valueName]?.[code];
      return meant === undefined ? [] : [meant];
    }),
  );
  if (covered.length === 0) return undefined;
  return covered.includes('all') ? city.districts.map(({ code }) => code) : covered.flat();
}

function districtsOfShape(shape: ReadArea, city: CityContext): readonly DistrictCode[] | undefined {
  const rings = [...shape.polygons.map(([outer]) => outer), ...shape.broken];
  const near = rings.filter((ring) => touchesBounds(ring, city.bounds));
  const points = shape.points.filter((point) => isInCity(city, point));
  if (near.length + points.length === 0) return undefined;
  const named = city.districts.filter(({ label }) =>
    near.some((ring) => isInside([label.lon, label.lat], ring)),
  );
  const codes = [...named.map(({ code }) => code), ...points.flatMap(nearestIn(city))];
  if (codes.length > 0) return codes;
  // Between the labels: the district nearest to where the outline enters the city.
  return near.flatMap((ring) =>
    ring
      .map(([lon, lat]) => ({ lon, lat }))
      .filter((vertex) => isInCity(city, vertex))
      .slice(0, 1)
      .flatMap(nearestIn(city)),
  );
}

function nearestIn(city: CityContext) {
  return (point: { readonly lon: number; readonly lat: number }): readonly DistrictCode[] => {
    const code = nearestDistrict(city, point);
    return code === undefined ? [] : [code];
  };
}

function districtsOfWords(
  areaDesc: string,
  city: CityContext,
  { areaWords }: CapSettings,
): readonly DistrictCode[] | undefined {
  const words = areaDesc.toLowerCase();
  const named = city.districts.filter(({ name }) =>
    [name.ko, name.en].some((word) => word !== undefined && isNamed(words, word)),
  );
  if (named.length > 0) return named.map(({ code }) => code);
  const isOurs = areaWords.some((word) => isNamed(words, word));
  return isOurs ? city.districts.map(({ code }) => code) : undefined;
}

/** As a word of its own: `Central Delhi` in `Central Delhi, Noida`, not `Han` in `Hanoi`. */
function isNamed(words: string, name: string): boolean {
  const known = PATTERNS.get(name) ?? patternOf(name.toLowerCase());
  PATTERNS.set(name, known);
  return known.test(words);
}

/** Of the city's own names and words, so as many as its profile has. */
const PATTERNS = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'u');
}

/** Where only the middle and the size are known. Words, if the city has given any, have decided. */
function reached(
  area: CapArea,
  city: CityContext,
  { areaWords }: CapSettings,
): readonly DistrictCode[] | undefined {
  const circle = area.reach === undefined ? undefined : circleOfText(area.reach);
  if (circle === undefined || areaWords.length > 0) return undefined;
  const polygons: readonly Polygon[] = circle.radiusKm > 0 ? [[ringOfCircle(circle)]] : [];
  const points = [circle.centre];
  return districtsOfShape({ polygons, points, broken: [], flags: [], isGuessed: true }, city);
}

function hasShape({ polygons, points, broken }: ReadArea): boolean {
  return polygons.length + points.length + broken.length > 0;
}

function geometryOf(found: readonly Found[], city: CityContext): Geometry | null {
  const polygons = found.flatMap(({ shape }) =>
    shape.polygons.filter(([outer]) => touchesBounds(outer, city.bounds)),
  );
  if (polygons.length > 0) return { type: 'MultiPolygon', coordinates: polygons.map(asRings) };
  const point = found.flatMap(({ shape }) => shape.points).find((at) => isInCity(city, at));
  return point === undefined ? null : { type: 'Point', coordinates: coordinateOf(point) };
}

function asRings(polygon: Polygon): readonly (readonly Coordinate[])[] {
  return polygon.map((ring: Ring) => ring.map(([lon, lat]) => coordinateOf({ lon, lat })));
}
