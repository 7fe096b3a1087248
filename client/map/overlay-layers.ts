import type { Layer } from '@deck.gl/core';
import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Geometry as GeoJson } from 'geojson';
import type { Geometry } from '../../contract/place.ts';
import type { OverlayColour, OverlayFeature } from '../explore/overlay.ts';
import type { TokenColours } from '../layers/kit/token-colours.ts';

/** Shapes that are laid over the ground. */
export interface ShapeOverlay {
  readonly id: string;
  readonly features: readonly OverlayFeature[];
  readonly colour: OverlayColour;
  /** 0 … 1. */
  readonly opacity: number;
}

const LINE_PX = 2;
const POINT_PX = 5;
/** Of an area's inside; its edge is as clear as a line. */
const FILL = 0.15;

const held = new WeakMap<readonly OverlayFeature[], Feature[]>();

/** GeoJSON's own types know no readonly. */
function shapeOf(geometry: Geometry): GeoJson {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: [...geometry.coordinates] };
    case 'LineString':
      return { type: 'LineString', coordinates: geometry.coordinates.map((at) => [...at]) };
    case 'MultiLineString':
      return {
        type: 'MultiLineString',
        coordinates: geometry.coordinates.map((line) => line.map((at) => [...at])),
      };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) =>
          rings.map((ring) => ring.map((at) => [...at])),
        ),
      };
  }
}

function dataOf(features: readonly OverlayFeature[]): Feature[] {
  const known = held.get(features);
  if (known !== undefined) return known;
  const made = features.map(({ geometry }): Feature => ({
    type: 'Feature',
    properties: {},
    geometry: shapeOf(geometry),
  }));
  held.set(features, made);
  return made;
}

/** Shapes of files, given nearest to the eye first, made bottom to top; they lie under all that the city tells. */
export function overlayLayers(overlays: readonly ShapeOverlay[], colours: TokenColours): Layer[] {
  return overlays.toReversed().map(({ id, features, colour, opacity }) => {
    const [red, green, blue, alpha] = colours[colour];
    return new GeoJsonLayer({
      id: `overlay-${id}`,
      data: dataOf(features),
      opacity,
      stroked: true,
      filled: true,
      pointType: 'circle',
      getLineColor: [red, green, blue, alpha],
      getFillColor: [red, green, blue, Math.round(alpha * FILL)],
      getLineWidth: LINE_PX,
      lineWidthUnits: 'pixels',
      getPointRadius: POINT_PX,
      pointRadiusUnits: 'pixels',
      lineJointRounded: true,
      lineCapRounded: true,
    });
  });
}
