import { MAP_SYMBOLS, type MapSymbol } from '../../design/map-symbols.ts';
import { edgeName, type SymbolAtlas } from './symbol-atlas.ts';

/** Numbers of each row in a form that deck.gl takes; another object says that they changed. */
export interface Attribute {
  readonly value: Float32Array;
  readonly size: number;
}

/** Many symbols as the arrays that the graphics card takes; where they stand is told apart. */
export interface SymbolColumns {
  readonly length: number;
  /** Slot of each in its table. */
  readonly slots: Uint32Array;
  /** Against the clock, as deck.gl turns. */
  readonly angleDeg: Attribute;
  /** In sizes of the layer. */
  readonly sizes: Attribute;
  /** Cells of the atlas, as deck.gl's IconLayer lays them out. */
  readonly icons: Attribute;
  readonly edges: Attribute;
}

/** Columns that are written over in each picture, so that nothing is made anew for a tick. */
export interface SymbolSheet {
  readonly begin: (most: number, mapping: SymbolAtlas['mapping']) => void;
  readonly add: (slot: number, symbol: MapSymbol, bearingDeg: number, size: number) => void;
  /** The same attributes as last time where their numbers are the same. */
  readonly end: () => SymbolColumns;
}

/** Offset x, y of the anchor; x, y, width, height in the atlas; 1 = a mask. */
const ICON_NUMBERS = 7;
const NAMES = Object.keys(MAP_SYMBOLS) as readonly MapSymbol[];
const CODES = new Map(NAMES.map((name, code) => [name, code]));

function cellOf(mapping: SymbolAtlas['mapping'], name: string): Float32Array {
  const { x = 0, y = 0, width = 0, height = 0, mask = false } = mapping[name] ?? {};
  // Anchored in the middle.
  return Float32Array.of(0, 0, x, y, width, height, mask ? 1 : 0);
}

export function symbolSheet(): SymbolSheet {
  let slots = new Uint32Array();
  let codes = new Uint8Array();
  let [angleDeg, size] = [new Float32Array(), new Float32Array()];
  let [icon, edge] = [new Float32Array(), new Float32Array()];
  let cells: readonly (readonly [icon: Float32Array, edge: Float32Array])[] = [];
  let seen: SymbolAtlas['mapping'] | undefined;
  let held: SymbolColumns | undefined;
  let row = 0;
  let [isTurned, isOther] = [true, true];

  function makeRoom(most: number): void {
    const room = Math.ceil(most * 1.25);
    [slots, codes] = [new Uint32Array(room), new Uint8Array(room)];
    [angleDeg, size] = [new Float32Array(room), new Float32Array(room)];
    icon = new Float32Array(ICON_NUMBERS * room);
    edge = new Float32Array(ICON_NUMBERS * room);
    held = undefined;
  }

  return {
    begin: (most, mapping) => {
      if (most > slots.length) makeRoom(most);
      if (mapping !== seen) {
        seen = mapping;
        cells = NAMES.map((name) => [cellOf(mapping, name), cellOf(mapping, edgeName(name))]);
        held = undefined;
      }
      row = 0;
      [isTurned, isOther] = [held === undefined, held === undefined];
    },
    add: (slot, symbol, bearingDeg, relativeSize) => {
      const code = CODES.get(symbol) ?? 0;
      const angle = Math.fround(-bearingDeg);
      const scale = Math.fround(relativeSize);
      slots[row] = slot;
      if (angleDeg[row] !== angle) {
        angleDeg[row] = angle;
        isTurned = true;
      }
      if (held === undefined || codes[row] !== code || size[row] !== scale) {
        codes[row] = code;
        size[row] = scale;
        const [own, around] = cells[code] ?? [];
        if (own !== undefined) icon.set(own, ICON_NUMBERS * row);
        if (around !== undefined) edge.set(around, ICON_NUMBERS * row);
        isOther = true;
      }
      row += 1;
    },
    end: () => {
      const isAsLong = held !== undefined && held.length === row;
      const is = (value: Float32Array, numbers: number): Attribute => ({
        value: value.subarray(0, numbers * row),
        size: numbers,
      });
      const same = isAsLong && !isOther ? held : undefined;
      held = {
        length: row,
        slots: slots.subarray(0, row),
        angleDeg: (isAsLong && !isTurned ? held?.angleDeg : undefined) ?? is(angleDeg, 1),
        sizes: same?.sizes ?? is(size, 1),
        icons: same?.icons ?? is(icon, ICON_NUMBERS),
        edges: same?.edges ?? is(edge, ICON_NUMBERS),
      };
      return held;
    },
  };
}
