import type { LonLat } from '../../../contract/place.ts';

/** Of the map's world at zoom 0: Web Mercator, from its lower left corner. */
const WORLD = 512;
const RAD = Math.PI / 180;

/** Where something is in the map's world, in its units. */
export type WorldPlace = readonly [x: number, y: number];

/** Worked out once here rather than by the graphics card for every corner of every picture. */
export function worldOf({ lon, lat }: LonLat): WorldPlace {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / (2 * Math.PI);
  return [WORLD * (lon / 360 + 0.5), WORLD * (y + 0.5)];
}

/**
 * A 4 × 4 matrix by columns that leads from the world to the screen, for places counted from
 * `origin`: near to it 32 bits are enough.
 */
export function fromOrigin(toClip: readonly number[], [x, y]: WorldPlace): readonly number[] {
  return toClip.map((part, at) =>
    at < 12 ? part : part + x * (toClip[at - 12] ?? 0) + y * (toClip[at - 8] ?? 0),
  );
}
