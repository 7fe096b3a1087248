import type { Feature, FeatureCollection, LineString, MultiLineString, Polygon } from 'geojson';
import type { Bounds, Coordinate, District, Text } from '../../../contract/place.ts';
import { cityOutline } from './city-outline.ts';
import { rounded, type Line } from './coordinates.ts';
import { riverLine, type Banks } from './river-line.ts';
import type { RegistryLine } from './registry-lines.ts';
import type { Boundary } from './shared-edges.ts';
import { simplifyLine } from './simplify-line.ts';

/** The ring is a hint at the edge of the picture; finer lines would only cost bytes. */
const RING_TOLERANCE_M = 60;

type Collection = FeatureCollection<Polygon | LineString | MultiLineString>;
type Names = {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly widthM?: number;
};

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

const touches =
  ([west, south, east, north]: Bounds) =>
  ([lon, lat]: Coordinate): boolean =>
    lon > west && lon < east && lat > south && lat < north;

/** A city's great river: a line of its own, or the border of the districts on its banks. */
export type River = {
  readonly name: Text;
  readonly widthM: number;
} & (Banks | { readonly line: Line });

export interface BaseMapInput {
  readonly boundaries: readonly Boundary[];
  /** Land around the city beside the districts that are not its own. */
  readonly land?: readonly Line[];
  /** Where the districts do not give it by their own borders. */
  readonly outline?: Line;
  readonly river?: River;
  /** Everything a wide screen may show around the city. */
  readonly window: Bounds;
  readonly districts: readonly District[];
  readonly roads: readonly RegistryLine[];
  readonly streams: readonly RegistryLine[];
}

export interface BaseMapFiles {
  readonly districts: Collection;
  readonly surroundings: Collection;
  readonly outline: Collection;
  readonly river: Collection;
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
  const isNear = touches(input.window);
  const ring = boundaries
    .filter(({ code, rings }) => !ownCodes.has(code) && rings.some((points) => points.some(isNear)))
    .flatMap(({ code, rings }) => rings.map((points) => ({ code, points })));
  const land = (input.land ?? []).map((points) => ({ code: 'land', points }));
  const registry = (all: readonly RegistryLine[]): Collection =>
    collect(all.map(({ line, code, ko, en }) => lines([line], { code, ko, en })));
  return {
    districts: collect(own.map(({ boundary, names }) => polygon(boundary.rings, names))),
    surroundings: collect(
      [...ring, ...land]
        .map(({ code, points }) => ({ code, points: simplifyLine(points, RING_TOLERANCE_M) }))
        .filter(({ points }) => points.length > 3)
        .map(({ code, points }) => polygon([points], { code, ko: '', en: '' })),
    ),
    outline: collect([
      lines(
        input.outline === undefined
          ? cityOutline(own.map(({ boundary }) => boundary))
          : [input.outline],
        { code: '', ko: '', en: '' },
      ),
    ]),
    river: collect(input.river === undefined ? [] : [riverOf(input.river, boundaries)]),
    roads: registry(input.roads),
    streams: registry(input.streams),
  };
}

function riverOf(river: River, boundaries: readonly Boundary[]): Feature<MultiLineString> {
  const { name, widthM } = river;
  const middle = 'line' in river ? river.line : riverLine(boundaries, river);
  return lines([middle], { code: 'river', ko: name.ko, en: name.en ?? name.ko, widthM });
}
