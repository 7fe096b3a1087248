import type { StyleSpecification } from 'maplibre-gl';
import type { BaseGeometry } from './base-geometry.ts';
import { cssColour, type TokenColours } from '../layers/kit/token-colours.ts';

/**
 * Ground of the map: what lies outside, the land around, the city's land. Lines are not here: deck.gl
 * draws over the whole of MapLibre, so rain would hide them (see `base-lines.ts`). Names are HTML.
 */
export function baseStyle({ files }: BaseGeometry, colours: TokenColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      surroundings: { type: 'geojson', data: files.surroundings },
      districts: { type: 'geojson', data: files.districts },
    },
    layers: [
      {
        id: 'out',
        type: 'background',
        paint: { 'background-color': cssColour(colours['map-out']) },
      },
      {
        id: 'surroundings',
        type: 'fill',
        source: 'surroundings',
        paint: { 'fill-color': cssColour(colours['map-metro']) },
      },
      {
        id: 'land',
        type: 'fill',
        source: 'districts',
        paint: { 'fill-color': cssColour(colours['map-land']) },
      },
    ],
  };
}
