import type { Bounds } from '../../contract/place.ts';
import type { NamedLine, Path } from '../layers/kit/path.ts';
import { baseFile, BASE_SOURCES, type BaseFile, type BaseSource } from './base-files.ts';

/** The base map of a city: files as loaded, and what layers ask of them. */
export interface BaseGeometry {
  readonly files: Readonly<Record<BaseSource, BaseFile>>;
  /** Every line of a file; of a polygon its rings. */
  readonly paths: Readonly<Record<BaseSource, readonly Path[]>>;
  readonly districtRings: ReadonlyMap<string, readonly Path[]>;
  readonly streams: readonly NamedLine[];
  readonly riverWidthM: number;
  readonly bounds: Bounds;
}

const toPath = (positions: readonly (readonly number[])[]): Path =>
  positions.map(([lon = 0, lat = 0]) => [lon, lat]);

function pathsOf({ geometry }: BaseFile['features'][number]): Path[] {
  return geometry.type === 'LineString'
    ? [toPath(geometry.coordinates)]
    : geometry.coordinates.map(toPath);
}

function boundsOf(paths: readonly Path[]): Bounds {
  const lons = paths.flat().map(([lon]) => lon);
  const lats = paths.flat().map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Indexes the files once; they never change while the page lives. */
export function baseGeometry(files: Readonly<Record<BaseSource, BaseFile>>): BaseGeometry {
  const paths = Object.fromEntries(
    BASE_SOURCES.map((source) => [source, files[source].features.flatMap(pathsOf)]),
  ) as Record<BaseSource, Path[]>;
  return {
    files,
    paths,
    districtRings: new Map(
      files.districts.features.map((feature) => [feature.properties.code, pathsOf(feature)]),
    ),
    streams: files.streams.features.flatMap((feature) =>
      pathsOf(feature).map((line) => ({ ko: feature.properties.ko, line })),
    ),
    riverWidthM: files.river.features[0]?.properties.widthM ?? 0,
    bounds: boundsOf(paths.outline),
  };
}

/** Loads what `npm run basemap` wrote for the city. */
export async function loadBaseGeometry(cityId: string): Promise<BaseGeometry> {
  const entries = await Promise.all(
    BASE_SOURCES.map(async (source) => [source, await baseFile(cityId, source)] as const),
  );
  return baseGeometry(Object.fromEntries(entries) as Record<BaseSource, BaseFile>);
}
