import type { LonLat } from '../../contract/place.ts';

/** Half the width of the world in Web Mercator, m. */
const HALF_M = 20_037_508.342789244;

/** The address of the tile over a place, as a map asks for it; `tiles` is a template of 256 px tiles. */
export function tileUrl(
  tiles: string,
  { lon, lat }: LonLat,
  zoom: number,
  isFlipped = false,
): string {
  const z = Math.max(0, Math.round(zoom));
  const count = 2 ** z;
  const x = Math.min(count - 1, Math.floor(((lon + 180) / 360) * count));
  const sine = Math.sin((lat * Math.PI) / 180);
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  const y = Math.min(count - 1, Math.max(0, Math.floor(down * count)));
  const sizeM = (2 * HALF_M) / count;
  const [west, north] = [x * sizeM - HALF_M, HALF_M - y * sizeM];
  const box = [west, north - sizeM, west + sizeM, north].join();
  return tiles
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(isFlipped ? count - 1 - y : y))
    .replaceAll('{bbox-epsg-3857}', box);
}
