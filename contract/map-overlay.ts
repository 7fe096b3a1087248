import type { Instant } from './event.ts';
import type { Text } from './place.ts';

/** What an address gives: pictures by box or by tile, an archive of tiles, or a file of shapes. */
export const OVERLAY_KINDS = ['wms', 'wmts', 'xyz', 'pmtiles', 'geojson', 'kml', 'gpx'] as const;
export type OverlayKind = (typeof OVERLAY_KINDS)[number];

/** Something drawn under all that the city tells, from an address that a page asks itself. */
export interface OverlaySource {
  readonly kind: OverlayKind;
  /** http or https; of tiles a template: `{z}/{x}/{y}`, `{TileMatrix}/{TileRow}/{TileCol}`. */
  readonly url: string;
  /** LAYERS of a WMS, LAYER of a WMTS. */
  readonly layers?: string;
  /** STYLES of a WMS, STYLE of a WMTS; absent = the server's usual one. */
  readonly style?: string;
  /** Media type of the pictures; absent = image/png. */
  readonly format?: string;
  /** TILEMATRIXSET of a WMTS, in Web Mercator. */
  readonly matrixSet?: string;
  /** Closest zoom that it has tiles of; absent = 19. */
  readonly maxZoom?: number;
  /** Whose it is, as their licence wants it said. */
  readonly attribution?: string;
}

/** One that the operator's profile offers to everybody. */
export interface NamedOverlay extends OverlaySource {
  readonly id: string;
  readonly title: Text;
  readonly attribution: string;
}

/** A shape of a file that is shared. */
export interface SharedFeature {
  readonly type: 'Feature';
  readonly properties: { readonly name?: string };
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
}

export interface SharedFile {
  readonly type: 'FeatureCollection';
  readonly features: readonly SharedFeature[];
}

/** What somebody shares: the address of a source, or a file as GeoJSON in WGS84. */
export interface OverlayContent {
  readonly name: string;
  readonly source?: OverlaySource;
  readonly file?: SharedFile;
}

/** One of the list; the file itself is asked for by its id. */
export interface SharedOverlayEntry {
  readonly id: string;
  readonly name: string;
  /** Name of the person, as the office knows it. */
  readonly owner: string;
  /** From 1; a change names the one it was made from. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** Absent = a file. */
  readonly source?: OverlaySource;
  /** Of the file as it is kept; absent = an address. */
  readonly bytes?: number;
  /** The sender may change and delete it. */
  readonly isOwn: boolean;
}

/** `GET /api/v1/overlays/{id}`, and what a change answers with. */
export interface SharedOverlay extends SharedOverlayEntry {
  readonly file?: SharedFile;
}

/** `GET /api/v1/overlays`: what can be laid over the map of a desk, besides one's own. */
export interface OverlaysAnswer {
  /** Origins that pages may ask, beside this server. */
  readonly hosts: readonly string[];
  /** Of the operator's profile, in its order. */
  readonly named: readonly NamedOverlay[];
  /** Changed last first. */
  readonly shared: readonly SharedOverlayEntry[];
  /** How many more the sender may share; `null` = nobody known, who shares none. */
  readonly left: number | null;
}

/** Body of `PUT /api/v1/overlays/{id}`: version 0 makes it, under an id that the sender chose. */
export interface KeptOverlayRequest extends OverlayContent {
  readonly version: number;
}

export const OVERLAY_LIMITS = {
  /** Of one person, and of all of them. */
  ofOwner: 20,
  ofAll: 100,
  /** Of a whole request. */
  bytes: 2 * 1024 * 1024,
  features: 20_000,
  nameChars: 80,
  urlChars: 2000,
} as const;
