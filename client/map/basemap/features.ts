import type { Feature, FeatureCollection, LineString, MultiLineString, Polygon } from 'geojson';
import type { Coordinate, District } from '../../../contract/place.ts';
import { cityOutline } from './city-outline.ts';
import { rounded, type Line } from './coordinates.ts';
import { hanLine } from './han-line.ts';
import type { RegistryLine } from './registry-lines.ts';
import type { Boundary } from './shared-edges.ts';
import { simplifyLine } from './simplify-line.ts';

/** Everything a wide screen may show around the city at the scale the city fits it. */
const SURROUNDINGS = { west: 126.2, south: 37.15, east: 127.8, north: 38.0 } as const;
/** The ring is a hint at the edge of the picture; finer lines would only cost bytes. */
const RING_TOLERANCE_M = 60;

type Collection = FeatureCollection<Polygon | LineString | MultiLineString>;
type Names = { readonly code: string; readonly ko: string; readonly en: string };

const positions = (line: Line): [number, number][] => rounded(line).map(([x, y]) => [x, y]);

const collect = (features: Collection['features']): Collection => ({
  type: 'FeatureCollection',
  features,
});

function polygon(rings: readonly Line[], properties: Names): Feature<Polygon> {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: rings.map(positions) },
  };
}

function lines(of: readonly Line[], properties: Names): Feature<MultiLineString> {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'MultiLineString', coordinates: of.map(positions) },
  };
}

const touches = ([lon, lat]: Coordinate): boolean =>
  lon > SURROUNDINGS.west &&
  lon < SURROUNDINGS.east &&
  lat > SURROUNDINGS.south &&
  lat < SURROUNDINGS.north;

export interface BaseMapInput {
  readonly boundaries: readonly Boundary[];
  readonly districts: readonly District[];
  readonly roads: readonly RegistryLine[];
  readonly streams: readonly RegistryLine[];
}

export interface BaseMapFiles {
  readonly gu: Collection;
  readonly metro: Collection;
  readonly outline: Collection;
  readonly han: Collection;
  readonly roads: Collection;
  readonly streams: Collection;
}

/** The six files of the base map. A district without a boundary stops the build. */
export function baseMapFiles(input: BaseMapInput): BaseMapFiles {
  const { boundaries, districts } = input;
  const byCode = new Map(boundaries.map((boundary) => [boundary.code, boundary]));
  const own = districts.map(({ code, name }) => {
    const boundary = byCode.get(code);
    if (boundary === undefined) throw new Error(`no boundary for district ${code} ${name.ko}`);
    return { boundary, names: { code, ko: name.ko, en: name.en ?? name.ko } };
  });
  const ownCodes = new Set(districts.map(({ code }) => code));
  const ring = boundaries.filter(
    ({ code, rings }) => !ownCodes.has(code) && rings.some((points) => points.some(touches)),
  );
  const registry = (all: readonly RegistryLine[]): Collection =>
    collect(all.map(({ line, code, ko, en }) => lines([line], { code, ko, en })));
  return {
    gu: collect(own.map(({ boundary, names }) => polygon(boundary.rings, names))),
    metro: collect(
      ring.flatMap(({ code, rings }) =>
        rings
          .map((points) => simplifyLine(points, RING_TOLERANCE_M))
          .filter((points) => points.length > 3)
          .map((points) => polygon([points], { code, ko: '', en: '' })),
      ),
    ),
    outline: collect([
      lines(cityOutline(own.map(({ boundary }) => boundary)), { code: '', ko: '', en: '' }),
    ]),
    han: collect([lines([hanLine(boundaries)], { code: 'han', ko: '한강', en: 'Han River' })]),
    roads: registry(input.roads),
    streams: registry(input.streams),
  };
}
