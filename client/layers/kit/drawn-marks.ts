import type { Layer } from '@deck.gl/core';
import type { LonLat } from '../../../contract/place.ts';

/** Marks that a layer draws, each so high in px. */
export interface DrawnMarks {
  readonly places: readonly { readonly at: LonLat }[];
  readonly sizePx: number;
}

const DRAWN = new WeakMap<Layer, DrawnMarks>();

/** Notes where a layer draws marks, so that names can step aside. */
export function noteMarks<L extends Layer>(layer: L, marks: DrawnMarks): L {
  DRAWN.set(layer, marks);
  return layer;
}

/** The marks that layers have noted; nothing of a layer of too many to go round. */
export function marksOf(layers: readonly Layer[], most: number): readonly DrawnMarks[] {
  return layers.flatMap((layer) => {
    const marks = DRAWN.get(layer);
    return marks === undefined || marks.places.length > most ? [] : [marks];
  });
}
