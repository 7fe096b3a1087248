import type { Layer } from '@deck.gl/core';
import type { LonLat } from '../../contract/place.ts';
import type { ColouredStretches, Stretches } from '../../client/layers/kit/stretches.ts';
import type { Rgba } from '../../client/layers/kit/token-colours.ts';

export interface DrawnLine {
  readonly from: LonLat;
  readonly stretches: number;
  readonly colour: Rgba;
}

const DEG = 180 / Math.PI;

/** From the map's world of 512 units back to degrees. */
function placeAt(x: number, y: number): LonLat {
  const lat = 2 * Math.atan(Math.exp((y / 512 - 0.5) * 2 * Math.PI)) - Math.PI / 2;
  return { lon: Number(((x / 512 - 0.5) * 360).toFixed(4)), lat: Number((lat * DEG).toFixed(4)) };
}

/** The lines of a layer as they reach the graphics card: where each begins, and its colour. */
export function drawnLines(layers: readonly Layer[], id: string): readonly DrawnLine[] {
  const layer = layers.find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Error(`${id} was not drawn`);
  const { data, getColour } = layer.props as unknown as {
    readonly data: Stretches | ColouredStretches;
    readonly getColour: Rgba;
  };
  const { attributes, origin, perLine } = data;
  let corner = 0;
  return perLine.map((stretches) => {
    const [x = Number.NaN, y = Number.NaN] = attributes.getFrom.value.subarray(2 * corner);
    const own = 'getColour' in attributes ? attributes.getColour.value : undefined;
    const colour =
      own === undefined
        ? getColour
        : ([0, 1, 2, 3].map((part) => own[4 * corner + part]) as unknown as Rgba);
    corner += 4 * stretches;
    return { from: placeAt(origin[0] + x, origin[1] + y), stretches, colour };
  });
}
