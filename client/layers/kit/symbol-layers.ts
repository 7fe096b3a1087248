import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { LonLat } from '../../../contract/place.ts';
import type { MapSymbol } from '../../design/map-symbols.ts';
import type { LayerContext } from '../../map/define-layer.ts';
import { noteMarks } from './drawn-marks.ts';
import { edgeName } from './symbol-atlas.ts';
import { faded, type Rgba } from './token-colours.ts';

/** A symbol at a place, in its own colour. */
export interface PlacedSymbol {
  readonly subject: string;
  readonly at: LonLat;
  readonly symbol: MapSymbol;
  readonly colour: Rgba;
  /** 0–1; the dark edge fades with it. */
  readonly opacity?: number;
  /** Degrees clockwise from north; absent = upright. */
  readonly bearingDeg?: number | undefined;
}

/** Symbols of one size with their dark edges, `sizePx` high at line scale 1. */
export function symbolLayers(
  id: string,
  placed: readonly PlacedSymbol[],
  sizePx: number,
  { symbols, lineScale, colours }: LayerContext,
  /** Right and down from the place, px at line scale 1. */
  [rightPx, downPx]: readonly [number, number] = [0, 0],
): readonly Layer[] {
  const shared = {
    data: placed,
    iconAtlas: symbols.picture as string,
    iconMapping: symbols.mapping,
    getPosition: ({ at }: PlacedSymbol): [number, number] => [at.lon, at.lat],
    // deck.gl turns against the clock.
    getAngle: ({ bearingDeg = 0 }: PlacedSymbol): number => -bearingDeg,
    getPixelOffset: [rightPx * lineScale, downPx * lineScale] as [number, number],
    sizeUnits: 'pixels',
    getSize: sizePx * lineScale * symbols.cellPerMark,
  } as const;
  const edges = new IconLayer<PlacedSymbol>({
    ...shared,
    id: `${id}-edge`,
    getIcon: ({ symbol }) => edgeName(symbol),
    getColor: ({ opacity = 1 }) => faded(colours['map-out'], opacity),
  });
  return [
    noteMarks(edges, { places: placed, sizePx: sizePx * lineScale }),
    new IconLayer<PlacedSymbol>({
      ...shared,
      id,
      getIcon: ({ symbol }) => symbol,
      getColor: ({ colour, opacity = 1 }) => faded(colour, opacity),
    }),
  ];
}
