import type { TileTrust } from './select-tile-trust.ts';

/** Whether what a tile counts can be told at all: only then is nothing counted the same as nothing there. */
export function isTold({ state }: TileTrust): boolean {
  return state === 'live' || state === 'partial' || state === 'late';
}
