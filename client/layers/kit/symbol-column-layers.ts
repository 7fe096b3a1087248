import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { LayerContext } from '../../map/define-layer.ts';
import type { Attribute, SymbolColumns } from './symbol-columns.ts';
import type { Rgba } from './token-colours.ts';

/** Same place, same data: a layer that is built again for another reason changes nothing. */
const PLACED = new WeakMap<Attribute, readonly [edge: object, symbol: object]>();

function dataOf(columns: SymbolColumns, place: Attribute): readonly [object, object] {
  const held = PLACED.get(place);
  if (held !== undefined) return held;
  const { length, angleDeg, sizes, icons, edges } = columns;
  const shared = { getPosition: place, getAngle: angleDeg, getSize: sizes };
  // By its own name, not by `getIcon`: that would be asked of each row after every move.
  const made = [
    { length, attributes: { ...shared, instanceIconDefs: edges } },
    { length, attributes: { ...shared, instanceIconDefs: icons } },
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
