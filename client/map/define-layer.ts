import type { Layer } from '@deck.gl/core';
import type { Kind } from '../../contract/event.ts';
import type { LonLat, Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import type { Language } from '../design/language.ts';
import type { BaseGeometry } from './base-geometry.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import type { Level } from '../design/severity.ts';
import type { SeverityAtlas } from '../layers/kit/severity-atlas.ts';
import type { SymbolAtlas } from '../layers/kit/symbol-atlas.ts';
import type { MapToken, Rgba, TokenColours } from '../layers/kit/token-colours.ts';

/** Bottom to top. `base` is the map's own lines: above every area, below everything that happens. */
export const LAYER_GROUPS = [
  'rain',
  'area',
  'base',
  'links',
  'closures',
  'streams',
  'points',
  'marks',
] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** What a layer may know besides its rows. */
export interface LayerContext {
  /** Multiplies every width and size in px: 1 desk, 2 wall. */
  readonly lineScale: number;
  readonly nowMs: number;
  readonly language: Language;
  readonly colours: TokenColours;
  readonly atlas: SeverityAtlas;
  readonly symbols: SymbolAtlas;
  /** MapLibre's zoom; what needs room is drawn only when there is some. */
  readonly zoom: number;
  readonly base: BaseGeometry;
  /** Subject of the situation that the map looks at. */
  readonly focus?: string | undefined;
}

/** A word on the map itself, drawn as text above all layers. */
export interface MapLabel {
  readonly key: string;
  readonly at: LonLat;
  readonly text: string;
  /** A letter that stands for a thing told beside the map: on a ground of its own. */
  readonly isLetter?: boolean;
  /** Set when it stands above something that rises from the map, e.g. a column. */
  readonly raised?: {
    readonly heightM: number;
    /** What it takes, px; of words that would cover each other the earlier ones stay. */
    readonly widthPx: number;
    readonly heightPx: number;
    readonly isQuiet: boolean;
  };
}

/** One symbol of a layer in words. */
export interface LegendMark {
  readonly label: string;
  /** A symbol in a colour, or the mark of a level. */
  readonly mark:
    { readonly symbol: MapSymbol; readonly token: MapToken } | { readonly level: Level };
}

/** What the colours of a layer mean, with the number where each begins. */
export interface MapLegend {
  readonly title: string;
  readonly steps: readonly {
    readonly label: string;
    readonly token: MapToken;
    readonly isCriterion: boolean;
  }[];
  /** Set when the layer is lines of one meaning instead of a ramp. */
  readonly line?: MapToken;
  readonly isLineDashed?: boolean;
  /** Set when the layer is areas of one meaning: their colour on the land. */
  readonly fill?: Rgba;
  /** Set when the layer is symbols: only those that are on the map now. */
  readonly marks?: readonly LegendMark[];
}

export interface LayerDefinition<Row> {
  readonly id: string;
  readonly title: Text;
  readonly group: Exclude<LayerGroup, 'base'>;
  /** Kinds that `select` reads; its rows are kept until one of their maps changes. */
  readonly reads: readonly Kind[];
  readonly select: (city: City) => readonly Row[];
  /** Deck layers, bottom to top; every id begins with the layer's id. */
  readonly build: (rows: readonly Row[], context: LayerContext) => readonly Layer[];
  /** Words on the map; `taken` is where something stands already. */
  readonly labels?: (
    rows: readonly Row[],
    context: LayerContext,
    taken: readonly LonLat[],
  ) => readonly MapLabel[];
  readonly legend?: (rows: readonly Row[], context: LayerContext) => MapLegend | undefined;
  /** One row in words, for readers who do not see the map. */
  readonly describe: (row: Row, language: Language) => string;
}

/** A layer's deck layers as at an instant, and how long they stay true. */
export interface Moved {
  readonly layers: readonly Layer[];
  /** How fast the fastest of them goes, degrees a ms of the timeline; 0 = nothing moves. */
  readonly degPerMs: number;
}

/** A defined layer with its row type closed in. */
export interface CityLayer {
  readonly id: string;
  readonly title: Text;
  readonly group: LayerGroup;
  readonly draw: (city: City, context: LayerContext) => readonly Layer[];
  /** What `draw` gives, between two changes of the city; absent = nothing of it moves. */
  readonly move?: (city: City, context: LayerContext, clockMs: number) => Moved;
  readonly labels: (
    city: City,
    context: LayerContext,
    taken: readonly LonLat[],
  ) => readonly MapLabel[];
  readonly legend: (city: City, context: LayerContext) => MapLegend | undefined;
  readonly describe: (city: City, language: Language) => readonly string[];
}

/** Declares a layer; rows are selected once per change of the kinds it reads. */
export function defineLayer<Row>(definition: LayerDefinition<Row>): CityLayer {
  let seen: readonly unknown[] = [];
  let rows: readonly Row[] = [];
  const rowsOf = (city: City): readonly Row[] => {
    const maps = definition.reads.map((kind) => city.byKind[kind]);
    if (seen.length === 0 || maps.some((map, index) => map !== seen[index])) {
      seen = maps;
      rows = definition.select(city);
    }
    return rows;
  };
  return {
    id: definition.id,
    title: definition.title,
    group: definition.group,
    draw: (city, context) => definition.build(rowsOf(city), context),
    labels: (city, context, taken) => definition.labels?.(rowsOf(city), context, taken) ?? [],
    legend: (city, context) => definition.legend?.(rowsOf(city), context),
    describe: (city, language) => rowsOf(city).map((row) => definition.describe(row, language)),
  };
}
