import {
  MAP_SYMBOLS,
  SYMBOL_DASH,
  SYMBOL_STROKE,
  type MapSymbol,
  type SymbolPart,
} from '../../design/map-symbols.ts';
import type { SeverityAtlas } from './severity-atlas.ts';

/** One picture with every symbol and the dark edge that lifts it off the map. */
export type SymbolAtlas = SeverityAtlas;

const CELL_PX = 96;
const BOX = 32;
const SYMBOL_SHARE = 0.76;
/** Added to the width of every line, so that the edge stands out on each side. */
const EDGE = 5;

const names = Object.keys(MAP_SYMBOLS) as readonly MapSymbol[];
export const edgeName = (symbol: MapSymbol): string => `${symbol}-edge`;

export const SYMBOL_MAPPING: SymbolAtlas['mapping'] = Object.fromEntries(
  names.flatMap((name, index) => {
    const cell = { x: index * CELL_PX, width: CELL_PX, height: CELL_PX, mask: true };
    return [
      [name, { ...cell, y: 0 }],
      [edgeName(name), { ...cell, y: CELL_PX }],
    ];
  }),
);

function paintPart(brush: CanvasRenderingContext2D, part: SymbolPart, isEdge: boolean): void {
  const path = new Path2D(part.d);
  brush.setLineDash(part.paint === 'dash' && !isEdge ? [...SYMBOL_DASH] : []);
  brush.lineWidth = SYMBOL_STROKE + (isEdge ? EDGE : 0);
  if (part.paint === 'fill') brush.fill(path, isEdge ? 'nonzero' : 'evenodd');
  if (isEdge) brush.fill(path);
  if (isEdge || part.paint !== 'fill') brush.stroke(path);
}

/** Draws the symbols once as masks: each layer gives them its own colour. */
export function paintSymbolAtlas(): SymbolAtlas {
  const picture = document.createElement('canvas');
  picture.width = CELL_PX * names.length;
  picture.height = 2 * CELL_PX;
  // Kept in memory: drawn on by the graphics process it would be empty once that has ended.
  const brush = picture.getContext('2d', { willReadFrequently: true });
  if (brush === null) throw new Error('no 2D canvas for the symbols');
  const scale = (CELL_PX / BOX) * SYMBOL_SHARE;
  const margin = (CELL_PX - BOX * scale) / 2;
  brush.lineJoin = 'round';
  for (const [index, name] of names.entries()) {
    for (const row of [0, 1]) {
      brush.setTransform(scale, 0, 0, scale, index * CELL_PX + margin, row * CELL_PX + margin);
      for (const part of MAP_SYMBOLS[name]) paintPart(brush, part, row === 1);
    }
  }
  return { picture, mapping: SYMBOL_MAPPING, cellPerMark: 1 / SYMBOL_SHARE };
}
