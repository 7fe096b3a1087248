import { parse } from 'csv-parse/sync';
import type { Coordinate, District } from '../../../contract/place.ts';

/** A road or stream of the city's registry. */
export interface RegistryLine {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly line: readonly Coordinate[];
}

type Row = Readonly<Record<string, string>>;

const rowsOf = (csv: string): Row[] => parse(csv, { columns: true, skip_empty_lines: true });

/** `lon lat;lon lat;…` as positions; a vertex that is no position throws. */
export function toCoordinates(vertices: string): Coordinate[] {
  return vertices.split(';').map((vertex) => {
    const [lon = Number.NaN, lat = Number.NaN] = vertex.trim().split(' ').map(Number);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new Error(`bad vertex "${vertex}"`);
    return [lon, lat];
  });
}

/** Lines of `roads.csv` or `streams.csv`; a vertex that is no position stops the build. */
export function readRegistryLines(csv: string): RegistryLine[] {
  return rowsOf(csv).map((row) => ({
    code: row['code'] ?? '',
    ko: row['name_ko'] ?? '',
    en: row['name_en'] ?? '',
    line: toCoordinates(row['vertices'] ?? ''),
  }));
}

/** `districts.csv` in its own (official) order. */
export function readDistricts(csv: string): District[] {
  return rowsOf(csv).map((row) => ({
    code: row['code'] ?? '',
    name: { ko: row['name_ko'] ?? '', en: row['name_en'] ?? '' },
    label: { lon: Number(row['label_lon']), lat: Number(row['label_lat']) },
    population: Number(row['population']),
  }));
}
