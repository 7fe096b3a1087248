import type { Layer } from '@deck.gl/core';
import type { City } from '../../../client/city/city.ts';
import { linkValue } from '../../../client/city/link-value.ts';
import { lineLayer } from '../../../client/layers/kit/line-layers.ts';
import { symbolLayers } from '../../../client/layers/kit/symbol-layers.ts';
import type { LayerContext } from '../../../client/map/define-layer.ts';

/** The same picture as our layers draw, from an object a vehicle and a road, each asked by accessors. */
export function accessorLayers({ dense }: City, context: LayerContext): readonly Layer[] {
  const { positions, links } = dense;
  const { colours, lineScale } = context;
  const cars = positions.entries.flatMap((entry, slot) =>
    entry === undefined
      ? []
      : [
          {
            subject: entry.subject,
            at: {
              lon: positions.columns.place[2 * slot] ?? 0,
              lat: positions.columns.place[2 * slot + 1] ?? 0,
            },
            symbol: 'arrow' as const,
            colour: colours['g-8'],
            bearingDeg: positions.columns.bearingDeg[slot],
          },
        ],
  );
  const lines = links.entries.flatMap((entry, slot) =>
    entry?.geometry?.type === 'LineString'
      ? [
          {
            subject: entry.subject,
            path: entry.geometry.coordinates,
            colour: (linkValue(links, slot) ?? 0) < 25 ? colours['g-8'] : colours['g-5'],
          },
        ]
      : [],
  );
  return [lineLayer('roads', lines, 2 * lineScale), ...symbolLayers('cars', cars, 9, context)];
}
