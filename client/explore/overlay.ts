import type { OverlayKind, OverlaySource } from '../../contract/map-overlay.ts';
import type { Geometry, Text } from '../../contract/place.ts';
import type { FileProblem } from './overlay-features.ts';
import type { Place } from './places.ts';

/** Something of a file that is laid over the map, with a shape. */
export interface OverlayFeature {
  /** As the file names it; undefined = it does not. */
  readonly name: string | undefined;
  readonly geometry: Geometry;
}

/** Formats of files. */
export const OVERLAY_FORMATS = ['geojson', 'kml', 'gpx'] as const;
export type OverlayFormat = (typeof OVERLAY_FORMATS)[number];

/** Tokens that say nothing by themselves: levels have colours of their own. */
export const OVERLAY_COLOURS = ['g-10', 'g-7', 'map-stream', 'rain-10', 'rain-zone'] as const;
export type OverlayColour = (typeof OVERLAY_COLOURS)[number];

/** A file or an address of the analyst's own, as this browser keeps it. */
export interface OwnOverlay {
  readonly id: string;
  readonly name: string;
  readonly kind: OverlayKind;
  /** Absent = a file. */
  readonly source?: OverlaySource;
  /** Of a file; of an address empty. */
  readonly features: readonly OverlayFeature[];
  /** When it was added, epoch ms. */
  readonly addedMs: number;
}

/** Why an overlay is not shown, or not all of it. */
export type OverlayProblem =
  /** Pages may not ask there: the profile names no such host. */
  | { readonly reason: 'host'; readonly origin: string }
  /** Nobody answers; or somebody does, but lets no page of ours read it. */
  | { readonly reason: 'silent' | 'cors'; readonly url: string }
  | { readonly reason: 'status'; readonly status: number; readonly url: string }
  /** Something else than was asked for: what it says instead. */
  | { readonly reason: 'answer'; readonly said: string; readonly url: string }
  | { readonly reason: 'file'; readonly problem: FileProblem; readonly url: string }
  /** A link names one that is not here: of another browser, or no longer shared. */
  | { readonly reason: 'gone' };

/** How it stands with what is on; what is off is not asked for. */
export type OverlayState =
  | { readonly type: 'ready' | 'reading' | 'empty' }
  /** `isPartly`: some of it is on the map. */
  | { readonly type: 'failed'; readonly problem: OverlayProblem; readonly isPartly: boolean };

/** One that is on. */
export interface OverlayChoice {
  /** `city/<id>` of the profile, `shared/<id>`, `own/<id>` of this browser. */
  readonly id: string;
  /** 0 … 1. */
  readonly opacity: number;
  readonly colour: OverlayColour;
}

/** An overlay as the list and the map show it. */
export interface DeskOverlay {
  readonly id: string;
  readonly from: 'city' | 'shared' | 'own';
  readonly title: Text;
  /** Undefined = it is not here. */
  readonly kind: OverlayKind | undefined;
  readonly source: OverlaySource | undefined;
  readonly features: readonly OverlayFeature[];
  readonly state: OverlayState;
  /** Of one that is shared. */
  readonly shared: SharedBy | undefined;
}

export interface SharedBy {
  readonly owner: string;
  readonly atMs: number;
  readonly version: number;
  /** The sender may end the sharing. */
  readonly isOwn: boolean;
}

/** Its features as places: found by name, and measured from. */
export function placesOfOverlay({ id, title, features }: DeskOverlay): readonly Place[] {
  return features.map(({ name, geometry }, index) => ({
    subject: `overlay/${id}/${index}`,
    name: { ko: name ?? `${title.ko} ${index + 1}` },
    kind: 'own',
    geometry,
  }));
}
