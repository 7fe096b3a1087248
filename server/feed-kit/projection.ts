import proj4 from 'proj4';
import type { LonLat } from '../../contract/place.ts';

/** Plane coordinates, metres: x east, y north. */
export type Projector = (x: number, y: number) => LonLat | undefined;

/** GRS80, Korean central belt with false northing 500,000: Seoul's traffic feeds. */
export const EPSG_5181 =
  '+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=500000 +ellps=GRS80 +units=m +no_defs';

/** Plane → WGS84 by a proj4 definition; `undefined` where that is no place on Earth. */
export function projector(definition: string): Projector {
  const converter = proj4(definition, 'WGS84');
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    const [lon, lat] = converter.forward([x, y]);
    return lon !== undefined && lat !== undefined && Number.isFinite(lon) && Number.isFinite(lat)
      ? { lon, lat }
      : undefined;
  };
}
