import type { TileTold } from './tile-ground.ts';

type Told = Pick<TileTold, 'type' | 'said'>;

/** Counts the tiles of one overlay, and tells when it stands otherwise with it. */
export interface TileCount {
  readonly loaded: () => void;
  readonly failed: (said: string) => void;
  /** The map has asked for all that it wants. */
  readonly settled: () => void;
}

export function createTileCount(tell: (told: Told) => void): TileCount {
  let isAny = false;
  let said: string | undefined;
  let last: TileTold['type'] | undefined;
  const judge = (type: TileTold['type']): void => {
    if (type === last) return;
    last = type;
    tell({ type, said });
  };
  const now = (): TileTold['type'] | undefined => {
    if (isAny) return said === undefined ? 'drawn' : 'partly';
    return said === undefined ? undefined : 'failed';
  };
  return {
    loaded: () => {
      isAny = true;
      judge(now() ?? 'drawn');
    },
    failed: (why) => {
      said = why;
      judge(now() ?? 'failed');
    },
    settled: () => judge(now() ?? 'empty'),
  };
}
