import type { Layer } from '@deck.gl/core';
import type { LonLat } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { baseLines, cityMask } from './base-lines.ts';
import {
  LAYER_GROUPS,
  type CityLayer,
  type LayerContext,
  type MapLabel,
  type MapLegend,
  type Moved,
} from './define-layer.ts';

/** A layer that failed is left out of the map and named here. */
export interface LayerFault {
  readonly layerId: string;
  readonly reason: string;
}

export interface Drawn {
  readonly layers: readonly Layer[];
  /** What of them moves between two changes of the city. */
  readonly movers: readonly ((clockMs: number) => Moved)[];
  readonly labels: readonly MapLabel[];
  readonly legends: readonly MapLegend[];
  readonly faults: readonly LayerFault[];
}

const baseAt = LAYER_GROUPS.indexOf('base');

/**
 * The whole stack, bottom to top. `cityLayers` are in stack order; words keep away from `taken`. One layer that throws is
 * dropped and reported; the rest of the map stays.
 */
export function drawLayers(
  cityLayers: readonly CityLayer[],
  city: City | undefined,
  context: LayerContext,
  taken: readonly LonLat[],
): Drawn {
  const below: Layer[] = [];
  const above: Layer[] = [];
  const movers: ((clockMs: number) => Moved)[] = [];
  const labels: MapLabel[] = [];
  const legends: MapLegend[] = [];
  const faults: LayerFault[] = [];
  for (const cityLayer of cityLayers) {
    if (city === undefined) break;
    const target = LAYER_GROUPS.indexOf(cityLayer.group) < baseAt ? below : above;
    try {
      target.push(...cityLayer.draw(city, context));
      const { move } = cityLayer;
      if (move !== undefined) movers.push((clockMs) => move(city, context, clockMs));
      labels.push(...cityLayer.labels(city, context, taken));
      const legend = cityLayer.legend(city, context);
      if (legend !== undefined) legends.push(legend);
    } catch (error) {
      faults.push({ layerId: cityLayer.id, reason: String(error) });
    }
  }
  const base = baseLines(context.base, context.colours, context.lineScale);
  const layers = [cityMask(context.base), ...below, ...base, ...above];
  return { layers, movers, labels, legends, faults };
}
