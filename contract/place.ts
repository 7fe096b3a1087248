/** A point on WGS84, degrees. Inside the product always this object; `[lon, lat]` only in GeoJSON. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** West, south, east, north in WGS84 degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Code of a district as the city's own registry spells it (Seoul: 5-digit MOIS code, `11620`). */
export type DistrictCode = string;

/** A text in the languages of the city; Korean is always there, English where the source gives it. */
export interface Text {
  readonly ko: string;
  readonly en?: string;
}

/** Position as RFC 7946 writes it: `[lon, lat]`. */
export type Coordinate = readonly [lon: number, lat: number];

/** The RFC 7946 geometries that city events use; WGS84, rings closed. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Coordinate }
  | { readonly type: 'LineString'; readonly coordinates: readonly Coordinate[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Coordinate[])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly Coordinate[])[])[];
    };

/** One district of a city, in the city's official order. */
export interface District {
  readonly code: DistrictCode;
  readonly name: Text;
  /** Label point, not the centroid: chosen so that names do not collide. */
  readonly label: LonLat;
  readonly population: number;
}
