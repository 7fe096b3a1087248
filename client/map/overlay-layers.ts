import type { Layer } from '@deck.gl/core';
import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Geometry as GeoJson } from 'geojson';
import type { Geometry } from '../../contract/place.ts';
import type { Overlay, OverlayFeature } from '../explore/overlay.ts';
import type { TokenColours } from '../layers/kit/token-colours.ts';

const LINE_PX = 2;
const POINT_PX = 5;
/** Of an area's inside; its edge is as clear as a line. */
const FILL = 0.15;

const held = new WeakMap<readonly OverlayFeature[], Feature[]>();

// GeoJSON's own types know no readonly.
const shapeOf = (geometry: Geometry): GeoJson => geometry as unknown as GeoJson;

function featuresOf({ features }: Overlay): Feature[] {
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

/** Files of the operator, bottom to top; they lie under all that the city tells. */
export function overlayLayers(overlays: readonly Overlay[], colours: TokenColours): Layer[] {
  return overlays
    .filter(({ isOn }) => isOn)
    .toReversed()
    .map((overlay) => {
      const [red, green, blue, alpha] = colours[overlay.colour];
      return new GeoJsonLayer({
        id: `overlay-${overlay.id}`,
        data: featuresOf(overlay),
        opacity: overlay.opacity,
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
