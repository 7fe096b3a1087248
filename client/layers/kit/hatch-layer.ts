import { FillStyleExtension, type FillStyleExtensionProps } from '@deck.gl/extensions';
import { SolidPolygonLayer } from '@deck.gl/layers';
import type { Path } from './path.ts';
import type { Rgba } from './token-colours.ts';

/** The one hatch of the map. */
export const HATCH = { hatch: { type: 'hatch', angle: 135, strokeWidth: 2, gap: 6 } } as const;

/** 45° lines over areas: something is not known or not measured there. Never a fill. */
export function hatchLayer(
  id: string,
  rings: readonly Path[],
  colour: Rgba,
  lineScale: number,
): SolidPolygonLayer<Path, FillStyleExtensionProps<Path>> {
  return new SolidPolygonLayer<Path, FillStyleExtensionProps<Path>>({
    id,
    data: rings,
    getPolygon: (ring) => ring as [number, number][],
    getFillColor: [...colour],
    extensions: [new FillStyleExtension({ pattern: true, proceduralPattern: true })],
    fillPatternMapping: HATCH,
    fillPatternSizeUnits: 'pixels',
    getFillPattern: () => 'hatch',
    getFillPatternScale: lineScale,
  });
}
