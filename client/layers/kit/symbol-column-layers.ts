import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { LayerContext } from '../../map/define-layer.ts';
import type { SymbolColumns } from './symbol-columns.ts';
import type { Rgba } from './token-colours.ts';

interface Attribute {
  readonly value: Float32Array;
  readonly size: number;
}

/** Attributes by columns: the same objects for the same columns, so that nothing is uploaded twice. */
const HELD = new WeakMap<SymbolColumns, Readonly<Record<'edge' | 'symbol', object>>>();

/** Same place, same data: a layer that is built again for another reason changes nothing. */
const PLACED = new WeakMap<Attribute, readonly [edge: object, symbol: object]>();

function staticOf(columns: SymbolColumns): Readonly<Record<'edge' | 'symbol', object>> {
  const held = HELD.get(columns);
  if (held !== undefined) return held;
  const { angleDeg, size, icon, edge } = columns;
  const shared = { getAngle: { value: angleDeg, size: 1 }, getSize: { value: size, size: 1 } };
  // By its own name, not by `getIcon`: that would be asked of each row after every move.
  const made = {
    edge: { ...shared, instanceIconDefs: { value: edge, size: 7 } },
    symbol: { ...shared, instanceIconDefs: { value: icon, size: 7 } },
  };
  HELD.set(columns, made);
  return made;
}

function dataOf(columns: SymbolColumns, place: Attribute): readonly [object, object] {
  const held = PLACED.get(place);
  if (held !== undefined) return held;
  const { length } = columns;
  const { edge, symbol } = staticOf(columns);
  const made = [
    { length, attributes: { ...edge, getPosition: place } },
    { length, attributes: { ...symbol, getPosition: place } },
  ] as const;
  PLACED.set(place, made);
  return made;
}

/**
 * Symbols with their dark edges from columns, `sizePx` high at line scale 1. `place` is longitude,
 * latitude, 0 of each; another object says that its numbers changed.
 */
export function symbolColumnLayers(
  id: string,
  columns: SymbolColumns,
  place: Attribute,
  { sizePx, colour }: { readonly sizePx: number; readonly colour: Rgba },
  { symbols: atlas, lineScale, colours }: LayerContext,
): readonly Layer[] {
  const [edge, symbol] = dataOf(columns, place);
  const shared = {
    iconAtlas: atlas.picture as string,
    iconMapping: atlas.mapping,
    sizeUnits: 'pixels',
    sizeScale: sizePx * lineScale * atlas.cellPerMark,
  } as const;
  return [
    new IconLayer<undefined>({
      ...shared,
      id: `${id}-edge`,
      data: edge as { length: number },
      getColor: [...colours['map-out']],
    }),
    new IconLayer<undefined>({
      ...shared,
      id,
      data: symbol as { length: number },
      getColor: [...colour],
    }),
  ];
}
