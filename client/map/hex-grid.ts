import type * as H3 from 'h3-js';
import { useEffect, useState } from 'react';

/** The hexagons of the earth, as far as the map uses them. */
export type HexGrid = Pick<typeof H3, 'latLngToCell' | 'cellToBoundary' | 'cellToLatLng'>;

let loaded: HexGrid | undefined;

/** Fetched the first time hexagons are wanted: most desks never want any. */
export function useHexGrid(isWanted: boolean): HexGrid | undefined {
  const [grid, setGrid] = useState(loaded);
  useEffect(() => {
    if (!isWanted || grid !== undefined) return;
    void import('h3-js').then(
      (found) => {
        loaded = found;
        setGrid(found);
      },
      (error: unknown) => console.warn('hexagons not loaded', error),
    );
  }, [isWanted, grid]);
  return grid;
}
