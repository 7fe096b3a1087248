import type { Layer } from '@deck.gl/core';
import {
  FillStyleExtension,
  MaskExtension,
  type FillStyleExtensionProps,
  type MaskExtensionProps,
} from '@deck.gl/extensions';
import { SolidPolygonLayer } from '@deck.gl/layers';
import type { LayerContext } from '../../map/define-layer.ts';
import { CITY_MASK } from './city-mask.ts';
import { HATCH } from './hatch-layer.ts';
import type { Path } from './path.ts';
import { stretchesOf, type Stretches } from './stretches.ts';
import { StretchesLayer } from './stretches-layer.ts';
import { faded, type Rgba } from './token-colours.ts';

/** A polygon: its outer ring, then its holes. */
export type Rings = readonly Path[];

const clipped = { extensions: [new MaskExtension()], maskId: CITY_MASK };

/** By the areas they go around: what stands still is laid out once and not sent to the card again. */
const RINGS = new WeakMap<readonly Rings[], Stretches>();

function ringsOf(areas: readonly Rings[]): Stretches {
  const held = RINGS.get(areas);
  if (held !== undefined) return held;
  const made = stretchesOf(areas.flat());
  RINGS.set(areas, made);
  return made;
}

/** Lines around areas, within the city. */
export function clippedLine(
  id: string,
  areas: readonly Rings[],
  widthPx: number,
  colour: Rgba,
): Layer {
  const stretches = ringsOf(areas);
  return new StretchesLayer<MaskExtensionProps>({
    ...clipped,
    id,
    data: stretches,
    origin: stretches.origin,
    getColour: colour,
    width: { px: widthPx },
  });
}

/** Areas of one colour, within the city. */
export function clippedFill(
  id: string,
  areas: readonly Rings[],
  colour: Rgba,
  opacity: number,
): Layer {
  return new SolidPolygonLayer<Rings, MaskExtensionProps>({
    ...clipped,
    id,
    data: areas,
    getPolygon: (rings) => rings as [number, number][][],
    getFillColor: faded(colour, opacity),
  });
}

/** Where nobody knows: hatched over nearly bare ground, so that it looks neither like much nor like none. */
export function unknownArea(
  id: string,
  areas: readonly Rings[],
  { colours, lineScale }: LayerContext,
): readonly Layer[] {
  return [
    clippedFill(`${id}-ground`, areas, colours['map-land'], 0.8),
    new SolidPolygonLayer<Rings, MaskExtensionProps & FillStyleExtensionProps<Rings>>({
      id: `${id}-hatch`,
      data: areas,
      getPolygon: (rings) => rings as [number, number][][],
      getFillColor: [...colours['g-5']],
      extensions: [
        new MaskExtension(),
        new FillStyleExtension({ pattern: true, proceduralPattern: true }),
      ],
      maskId: CITY_MASK,
      fillPatternMapping: HATCH,
      fillPatternSizeUnits: 'pixels',
      getFillPattern: () => 'hatch',
      getFillPatternScale: lineScale,
    }),
  ];
}
