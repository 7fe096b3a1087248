import { useEffect, useRef } from 'react';
import type { PageMap } from './page-map.ts';
import type { TileOverlay, TileTold } from './tile-ground.ts';

const NONE: readonly TileOverlay[] = [];

/** Keeps pictures from elsewhere under the map while the component lives. */
export function useTileGround(
  pageMap: PageMap | undefined,
  tiles: readonly TileOverlay[] = NONE,
  onTiles?: (id: string, told: TileTold) => void,
): void {
  const listener = useRef(onTiles);
  useEffect(() => {
    listener.current = onTiles;
  });
  const ground = pageMap?.ground;
  useEffect(() => {
    ground?.onTold((id, told) => listener.current?.(id, told));
    return () => ground?.show(NONE);
  }, [ground]);
  useEffect(() => ground?.show(tiles), [ground, tiles]);
}
