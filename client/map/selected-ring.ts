import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { linesOf } from '../city/corners.ts';
import { anchorOf } from '../explore/anchor.ts';
import type { Thing } from '../explore/thing.ts';
import { stretchesOf } from '../layers/kit/stretches.ts';
import { StretchesLayer } from '../layers/kit/stretches-layer.ts';
import type { LayerContext } from './define-layer.ts';

const RING_PX = 15;
const WIDTH_PX = 2;
/** Under a line of a few px, so that some of it is seen at both sides. */
const UNDER_PX = 9;

/** What is selected: white around its mark, and at both sides of its line. Never a hue. */
export function selectedRing(
  thing: Thing | undefined,
  { colours, lineScale }: LayerContext,
): { readonly under: readonly Layer[]; readonly over: readonly Layer[] } {
  if (thing === undefined) return { under: [], over: [] };
  const at = anchorOf(thing);
  const stretches = stretchesOf(thing.geometry === null ? [] : linesOf(thing.geometry));
  const isArea = thing.geometry?.type === 'MultiPolygon';
  return {
    under: [
      new StretchesLayer({
        id: 'desk-selected-path',
        data: stretches,
        origin: stretches.origin,
        getColour: colours['g-10'],
        width: { px: (isArea ? 3 * WIDTH_PX : UNDER_PX) * lineScale },
      }),
    ],
    over: [
      new ScatterplotLayer<{ readonly lon: number; readonly lat: number }>({
        id: 'desk-selected-ring',
        data: at === undefined ? [] : [at],
        getPosition: ({ lon, lat }) => [lon, lat],
        radiusUnits: 'pixels',
        lineWidthUnits: 'pixels',
        filled: false,
        stroked: true,
        getRadius: RING_PX * lineScale,
        getLineWidth: WIDTH_PX * lineScale,
        getLineColor: [...colours['g-10']],
      }),
    ],
  };
}
