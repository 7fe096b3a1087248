import type { Domain } from '../../contract/event.ts';
import type { DistrictCode, LonLat } from '../../contract/place.ts';
import type { Area } from './area.ts';
import { NO_FILTER, type Filter } from './filter.ts';
import type { LayerChip } from './layer-groups.ts';
import type { OverlayChoice } from './overlay.ts';

/** A layer that is on. */
export interface LayerChoice {
  readonly id: string;
  /** 0 … 1. */
  readonly opacity: number;
  /** Drawn each, counted in hexagons, as a smooth density, or as columns by value. */
  readonly form: 'each' | 'hex' | 'heat' | 'column';
}

/** Where the map stands, degrees and MapLibre's zoom. */
export interface MapCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly pitch: number;
  readonly bearing: number;
}

/** As far as the map comes near, and leans. */
export const MOST_ZOOM = 22;
export const MOST_PITCH = 60;

/** What stands at the right of the map, or over it. */
export const PANES = ['city', 'districts', 'compare', 'provenance'] as const;
export type Pane = (typeof PANES)[number];

export const MOST_COMPARED = 4;

/** Another instant beside the one on screen: a fixed one, or so much earlier. */
export interface Swipe {
  readonly other: { readonly atMs: number } | { readonly shiftMs: number };
  /** Where the edge stands, 0 (left) … 1. */
  readonly share: number;
}

export interface TableView {
  readonly isOpen: boolean;
  /** Column id; '' = the worst first, of these the newest. */
  readonly sort: string;
  readonly isDescending: boolean;
  readonly group: string;
  /** Empty = the usual ones. */
  readonly columns: readonly string[];
  /** Groups of which only the head stands, by their ids; of another grouping there are none. */
  readonly closed?: readonly string[];
  /** Of the drawer, px; absent = the usual one. */
  readonly heightPx?: number;
}

/** How the list of layers is read. */
export interface LayerListView {
  readonly chip: LayerChip;
  /** Domains of which only the head stands. */
  readonly closed: readonly Domain[];
}

/** Epoch ms, `fromMs <= t < toMs`. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How much time the conductor shows, minutes: half an hour to a week. */
export const SPANS_MIN = [30, 60, 180, 390, 720, 1440, 4320, 10_080] as const;
export type SpanMin = (typeof SPANS_MIN)[number];

/** How far back the linked charts reach, h. */
export const CHART_HOURS = [1, 3, 6, 24] as const;

/** What the inspector and the comparison show beside what they are of. */
export interface DrillView {
  readonly hours: (typeof CHART_HOURS)[number];
  /** Datastreams drawn over the value, at most `MOST_OVERLAID`. */
  readonly overlay: readonly string[];
  /** Column of the districts' scorecard; '' = worst first. */
  readonly scoreSort: string;
  readonly isScoreDescending: boolean;
}

export const MOST_OVERLAID = 2;

/** A line that is measured on the map, or a closed one with its area. */
export interface Measure {
  readonly corners: readonly LonLat[];
  readonly isClosed: boolean;
}

/**
 * All that the desk shows, besides the time: what an address carries, a workspace keeps and undo
 * goes back to. The instant, its speed and its basis stand in the address as on every page.
 */
export interface ExploreView {
  /** Top first. Empty = the usual ones of the city. */
  readonly layers: readonly LayerChoice[];
  /** What is laid under them, nearest to the eye first. */
  readonly overlays: readonly OverlayChoice[];
  readonly list: LayerListView;
  readonly filter: Filter;
  /** Absent = the whole city. */
  readonly camera?: MapCamera;
  /** The district that is drilled into. */
  readonly district?: DistrictCode;
  /** Subject of the thing in the inspector. */
  readonly subject?: string;
  /** Id of the event whose way from the raw message is shown. */
  readonly event?: string;
  readonly pane: Pane;
  /** Subjects side by side. */
  readonly compare: readonly string[];
  readonly drill: DrillView;
  readonly spanMin: SpanMin;
  /** The brushed part of the time: charts, table and map tell of it instead of the instant. */
  readonly range?: TimeRange;
  readonly table: TableView;
  readonly swipe?: Swipe;
  readonly measure?: Measure;
  /** What is listed as near, of all layers, whether or not the filter has the same area. */
  readonly near?: Area;
  /** Id of the workspace that is open. */
  readonly workspace?: string;
}

export const FIRST_VIEW: ExploreView = {
  layers: [],
  overlays: [],
  list: { chip: 'all', closed: [] },
  filter: NO_FILTER,
  pane: 'city',
  compare: [],
  spanMin: 390,
  drill: { hours: 3, overlay: [], scoreSort: '', isScoreDescending: false },
  table: { isOpen: false, sort: '', isDescending: false, group: '', columns: [] },
};
