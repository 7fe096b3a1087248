import type { NotePin } from '../../contract/office.ts';
import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import type { Area } from './area.ts';

const CORNERS_OF_CIRCLE = 48;
/** Metres of a degree of latitude. */
const M_PER_DEGREE = 111_195;

type Pinned = NonNullable<NotePin['geometry']>;
const rounded = (value: number): number => Number(value.toFixed(6));
const cornerOf = ({ lon, lat }: LonLat): Coordinate => [rounded(lon), rounded(lat)];

function ringOf(corners: readonly LonLat[]): Pinned {
  const ring = corners.map(cornerOf);
  const [first] = ring;
  return {
    type: 'MultiPolygon',
    coordinates: [[first === undefined ? ring : [...ring, first]]],
  };
}

export const pointPin = (at: LonLat): Pinned => ({ type: 'Point', coordinates: cornerOf(at) });

/** An area as a note can carry it; what is near to a thing only by the thing's own place. */
export function areaPin(
  area: Area,
  placeOf: (subject: string) => LonLat | undefined,
): Pinned | undefined {
  if (area.type === 'polygon') return ringOf(area.ring);
  const middle = area.type === 'circle' ? area.at : placeOf(area.subject);
  if (middle === undefined) return undefined;
  const lonM = M_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  return ringOf(
    Array.from({ length: CORNERS_OF_CIRCLE }, (_, corner) => {
      const turn = (2 * Math.PI * corner) / CORNERS_OF_CIRCLE;
      return {
        lon: middle.lon + (Math.cos(turn) * area.radiusM) / lonM,
        lat: middle.lat + (Math.sin(turn) * area.radiusM) / M_PER_DEGREE,
      };
    }),
  );
}

/** The place of a thing as a note can carry it: its own point, else its area. */
export function thingPin(at: LonLat | undefined, geometry: Geometry | null): Pinned | undefined {
  if (at !== undefined) return pointPin(at);
  // A situation's outline may have more corners than a note: then its first ring's middle stands for it.
  if (geometry?.type !== 'MultiPolygon') return undefined;
  const ring = geometry.coordinates[0]?.[0] ?? [];
  if (ring.length === 0) return undefined;
  const mean = (of: 0 | 1): number =>
    ring.reduce((sum, corner) => sum + corner[of], 0) / ring.length;
  return pointPin({ lon: mean(0), lat: mean(1) });
}
