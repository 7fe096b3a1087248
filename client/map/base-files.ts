import type { FeatureCollection, LineString, MultiLineString, Polygon } from 'geojson';

export const BASE_SOURCES = [
  'districts',
  'surroundings',
  'outline',
  'river',
  'roads',
  'streams',
] as const;
export type BaseSource = (typeof BASE_SOURCES)[number];

export type BaseFile = FeatureCollection<
  Polygon | LineString | MultiLineString,
  {
    readonly code: string;
    readonly ko: string;
    readonly en: string;
    /** Only of the river. */
    readonly widthM?: number;
  }
>;

const asked = new Map<string, Promise<BaseFile>>();

async function fetched(path: string): Promise<BaseFile> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`base map ${path}: HTTP ${response.status}`);
  return (await response.json()) as BaseFile;
}

/**
 * A file that `npm run basemap` wrote for the city, fetched once in a page's life whoever asks;
 * after a failure the next who asks tries again.
 */
export function baseFile(cityId: string, source: BaseSource): Promise<BaseFile> {
  const path = `/basemap/${cityId}/${source}.json`;
  const file = asked.get(path) ?? fetched(path);
  asked.set(path, file);
  file.catch(() => asked.delete(path));
  return file;
}
