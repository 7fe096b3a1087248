import type { Geometry } from '../../contract/place.ts';
import type { Place } from './places.ts';

/** Something of an operator's own file, with a shape. */
export interface OverlayFeature {
  /** As the file names it; undefined = it does not. */
  readonly name: string | undefined;
  readonly geometry: Geometry;
}

export const OVERLAY_FORMATS = ['geojson', 'kml', 'gpx'] as const;
export type OverlayFormat = (typeof OVERLAY_FORMATS)[number];

/** Tokens that say nothing by themselves: levels have colours of their own. */
export const OVERLAY_COLOURS = ['g-10', 'g-7', 'map-stream', 'rain-10', 'rain-zone'] as const;
export type OverlayColour = (typeof OVERLAY_COLOURS)[number];

/** A file that an operator has laid over the map. */
export interface Overlay {
  readonly id: string;
  readonly name: string;
  readonly format: OverlayFormat;
  readonly features: readonly OverlayFeature[];
  readonly colour: OverlayColour;
  /** 0 … 1. */
  readonly opacity: number;
  readonly isOn: boolean;
  /** Smaller is nearer to the eye. */
  readonly rank: number;
  /** When it was added, epoch ms. */
  readonly addedMs: number;
}

/** Its features as places: found by name, and measured from. */
export function placesOfOverlay({ id, name: file, features }: Overlay): readonly Place[] {
  return features.map(({ name, geometry }, index) => ({
    subject: `overlay/${id}/${index}`,
    name: { ko: name ?? `${file} ${index + 1}` },
    kind: 'own',
    geometry,
  }));
}
