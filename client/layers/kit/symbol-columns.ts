import type { MapSymbol } from '../../design/map-symbols.ts';
import { edgeName, type SymbolAtlas } from './symbol-atlas.ts';

/** Many symbols as the arrays that the graphics card takes; where they stand is told apart. */
export interface SymbolColumns {
  readonly length: number;
  /** Slot of each in its table. */
  readonly slots: Uint32Array;
  /** Against the clock, as deck.gl turns. */
  readonly angleDeg: Float32Array;
  /** In sizes of the layer. */
  readonly size: Float32Array;
  /** Cells of the atlas, as deck.gl's IconLayer lays them out. */
  readonly icon: Float32Array;
  readonly edge: Float32Array;
  readonly symbols: readonly MapSymbol[];
}

export interface SymbolWriter {
  readonly add: (slot: number, symbol: MapSymbol, bearingDeg: number, size: number) => void;
  readonly columns: () => SymbolColumns;
}

/** Offset x, y of the anchor; x, y, width, height in the atlas; 1 = a mask. */
const ICON_NUMBERS = 7;

function cellsOf(
  mapping: SymbolAtlas['mapping'],
  nameOf: (symbol: MapSymbol) => string,
): (symbol: MapSymbol) => Float32Array {
  const cells = new Map<MapSymbol, Float32Array>();
  return (symbol) => {
    const held = cells.get(symbol);
    if (held !== undefined) return held;
    const { x = 0, y = 0, width = 0, height = 0, mask = false } = mapping[nameOf(symbol)] ?? {};
    // Anchored in the middle.
    const cell = Float32Array.of(0, 0, x, y, width, height, mask ? 1 : 0);
    cells.set(symbol, cell);
    return cell;
  };
}

/** Collects at most `most` symbols. */
export function symbolWriter(most: number, mapping: SymbolAtlas['mapping']): SymbolWriter {
  const slots = new Uint32Array(most);
  const angleDeg = new Float32Array(most);
  const size = new Float32Array(most);
  const icon = new Float32Array(ICON_NUMBERS * most);
  const edge = new Float32Array(ICON_NUMBERS * most);
  const symbols: MapSymbol[] = [];
  const cellOf = cellsOf(mapping, (symbol) => symbol);
  const edgeOf = cellsOf(mapping, edgeName);
  return {
    add: (slot, symbol, bearingDeg, relativeSize) => {
      const row = symbols.length;
      slots[row] = slot;
      angleDeg[row] = -bearingDeg;
      size[row] = relativeSize;
      icon.set(cellOf(symbol), ICON_NUMBERS * row);
      edge.set(edgeOf(symbol), ICON_NUMBERS * row);
      symbols.push(symbol);
    },
    columns: () => ({
      length: symbols.length,
      slots: slots.subarray(0, symbols.length),
      angleDeg: angleDeg.subarray(0, symbols.length),
      size: size.subarray(0, symbols.length),
      icon: icon.subarray(0, ICON_NUMBERS * symbols.length),
      edge: edge.subarray(0, ICON_NUMBERS * symbols.length),
      symbols,
    }),
  };
}
