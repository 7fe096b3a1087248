import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { LayerContext } from '../../map/define-layer.ts';
import { edgeName } from './symbol-atlas.ts';
import type { SymbolColumns } from './symbol-columns.ts';

/** Attributes by columns: the same object for the same columns, so that nothing is uploaded twice. */
const HELD = new WeakMap<SymbolColumns, readonly [edge: object, symbol: object]>();

function dataOf(columns: SymbolColumns): readonly [edge: object, symbol: object] {
  const held = HELD.get(columns);
  if (held !== undefined) return held;
  const { length, place, angleDeg, colour, edgeColour } = columns;
  const attributes = {
    getPosition: { value: place, size: 3 },
    getAngle: { value: angleDeg, size: 1 },
  };
  const coloured = (value: Uint8Array): object => ({
    length,
    attributes: { ...attributes, getColor: { value, size: 4, normalized: true } },
  });
  const made = [coloured(edgeColour), coloured(colour)] as const;
  HELD.set(columns, made);
  return made;
}

/** Symbols of one size with their dark edges from columns, `sizePx` high at line scale 1. */
export function symbolColumnLayers(
  id: string,
  columns: SymbolColumns,
  sizePx: number,
  { symbols: atlas, lineScale }: LayerContext,
): readonly Layer[] {
  const [edge, symbol] = dataOf(columns);
  const symbolAt = (index: number): string => columns.symbols[index] ?? '';
  const shared = {
    iconAtlas: atlas.picture as string,
    iconMapping: atlas.mapping,
    sizeUnits: 'pixels',
    getSize: sizePx * lineScale * atlas.cellPerMark,
  } as const;
  return [
    new IconLayer<undefined>({
      ...shared,
      id: `${id}-edge`,
      data: edge as { length: number },
      getIcon: (_, { index }) => edgeName(symbolAt(index) as Parameters<typeof edgeName>[0]),
    }),
    new IconLayer<undefined>({
      ...shared,
      id,
      data: symbol as { length: number },
      getIcon: (_, { index }) => symbolAt(index),
    }),
  ];
}
