import type { Coordinate, LonLat } from '../../../contract/place.ts';

export type Path = readonly Coordinate[];

/** A stream of the base map under its own name. */
export interface NamedLine {
  readonly ko: string;
  readonly line: Path;
}

/** A GeoJSON position as the product's own point. */
export function toLonLat([lon, lat]: Coordinate): LonLat {
  return { lon, lat };
}
