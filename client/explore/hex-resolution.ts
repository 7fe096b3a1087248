import { HEX_RESOLUTIONS } from '../../contract/hexes.ts';

/** Zoom from which the next resolution begins: a cell is then some 30 to 80 px wide. */
const FIRST_ZOOM = 10;
const ZOOM_STEP = 1.4;

/** H3 resolution for the map's zoom; `finer` by so many steps. */
export function hexResolution(zoom: number, finer = 0): number {
  const { least, most } = HEX_RESOLUTIONS;
  const wanted = least + 1 + Math.floor((zoom - FIRST_ZOOM) / ZOOM_STEP) + finer;
  return Math.min(most, Math.max(least, wanted));
}

/** Mean edge of a cell, m, from resolution 6 on. */
const EDGES_M = [3725, 1406, 531, 201, 76] as const;

/** Edge of a cell, m. */
export function hexEdgeM(resolution: number): number {
  return EDGES_M[resolution - HEX_RESOLUTIONS.least] ?? EDGES_M[0];
}
