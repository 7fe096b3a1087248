import type { MapSymbol } from '../../design/map-symbols.ts';
import { faded, type Rgba } from './token-colours.ts';

/** Many symbols as the arrays that the graphics card takes. */
export interface SymbolColumns {
  readonly length: number;
  /** Slot of each in its table. */
  readonly slots: Uint32Array;
  /** Longitude, latitude, 0. */
  readonly place: Float32Array;
  /** Against the clock, as deck.gl turns. */
  readonly angleDeg: Float32Array;
  readonly colour: Uint8Array;
  readonly edgeColour: Uint8Array;
  readonly symbols: readonly MapSymbol[];
}

export interface SymbolWriter {
  readonly add: (slot: number, lon: number, lat: number, symbol: MapSymbol) => void;
  /** Of the symbol just added; clockwise from north, 0–1. */
  readonly style: (bearingDeg: number, opacity: number) => void;
  readonly columns: () => SymbolColumns;
}

/** Collects at most `most` symbols of one colour with dark edges. */
export function symbolWriter(most: number, colour: Rgba, edge: Rgba): SymbolWriter {
  const slots = new Uint32Array(most);
  const place = new Float32Array(3 * most);
  const angleDeg = new Float32Array(most);
  const colours = new Uint8Array(4 * most);
  const edgeColours = new Uint8Array(4 * most);
  const symbols: MapSymbol[] = [];
  return {
    add: (slot, lon, lat, symbol) => {
      const row = symbols.length;
      slots[row] = slot;
      place[3 * row] = lon;
      place[3 * row + 1] = lat;
      symbols.push(symbol);
    },
    style: (bearingDeg, opacity) => {
      const row = symbols.length - 1;
      angleDeg[row] = -bearingDeg;
      colours.set(faded(colour, opacity), 4 * row);
      edgeColours.set(faded(edge, opacity), 4 * row);
    },
    columns: () => ({
      length: symbols.length,
      slots: slots.subarray(0, symbols.length),
      place: place.subarray(0, 3 * symbols.length),
      angleDeg: angleDeg.subarray(0, symbols.length),
      colour: colours.subarray(0, 4 * symbols.length),
      edgeColour: edgeColours.subarray(0, 4 * symbols.length),
      symbols,
    }),
  };
}
