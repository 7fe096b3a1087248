import type { SharedFile } from '../../contract/map-overlay.ts';
import type { OverlayFeature } from './overlay.ts';

/** Shapes as they are shared: GeoJSON in WGS84 with their names, and nothing else of the file. */
export function sharedFile(features: readonly OverlayFeature[]): SharedFile {
  return {
    type: 'FeatureCollection',
    features: features.map(({ name, geometry: { type, coordinates } }) => ({
      type: 'Feature',
      properties: name === undefined ? {} : { name },
      geometry: { type, coordinates },
    })),
  };
}
