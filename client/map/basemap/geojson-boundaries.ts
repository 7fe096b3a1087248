import type { Coordinate } from '../../../contract/place.ts';
import type { Line } from './coordinates.ts';
import type { Boundary } from './shared-edges.ts';

type Rings = readonly (readonly (readonly number[])[])[];

interface Shapes {
  readonly features?: readonly {
    readonly properties?: Readonly<Record<string, unknown>> | null;
    readonly geometry?:
      | { readonly type: 'Polygon'; readonly coordinates: Rings }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] }
      | { readonly type: 'other' };
  }[];
}

function ringsOf(geometry: NonNullable<Shapes['features']>[number]['geometry']): Rings {
  if (geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** Shapes of a GeoJSON file by the `code` in their properties; a file without any stops the build. */
export function geojsonBoundaries(text: string, shown: string): Boundary[] {
  const { features = [] } = JSON.parse(text) as Shapes;
  const boundaries = features.map(({ properties, geometry }) => ({
    code: String(properties?.['code'] ?? ''),
    rings: ringsOf(geometry).map((ring) =>
      ring.map(([lon = Number.NaN, lat = Number.NaN]): Coordinate => [lon, lat]),
    ),
  }));
  const bad = boundaries.find(({ rings }) =>
    rings.flat().some(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)),
  );
  if (bad !== undefined) throw new Error(`${shown}: ${bad.code}: a vertex that is no place`);
  if (boundaries.length === 0) throw new Error(`${shown}: expected features, found none`);
  return boundaries;
}

/** The largest ring of a file, for the outline of a city. */
export function geojsonOutline(text: string, shown: string): Line {
  const rings = geojsonBoundaries(text, shown).flatMap((boundary) => boundary.rings);
  return rings.reduce<Line>((most, ring) => (ring.length > most.length ? ring : most), []);
}
