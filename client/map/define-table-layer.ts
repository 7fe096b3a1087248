import type { Layer } from '@deck.gl/core';
import type { DenseTopic } from '../../contract/dense-frame.ts';
import type { LonLat, Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import type { DenseTable } from '../city/dense-table.ts';
import type { Language } from '../design/language.ts';
import type {
  CityLayer,
  LayerContext,
  LayerGroup,
  MapLabel,
  MapLegend,
  Moved,
} from './define-layer.ts';

export interface TableLayerDefinition<T extends DenseTopic, Shown> {
  readonly id: string;
  readonly title: Text;
  readonly group: Exclude<LayerGroup, 'base'>;
  readonly topic: T;
  /** What is drawn of the table at an instant: arrays, never an object a row. */
  readonly prepare: (
    table: DenseTable<T>,
    context: LayerContext,
    feeds: City['byKind']['feed'],
  ) => Shown;
  /** Deck layers, bottom to top; every id begins with the layer's id. */
  readonly build: (shown: Shown, context: LayerContext) => readonly Layer[];
  /** The same layers as at an instant between two changes of the table; absent = nothing moves. */
  readonly move?: (shown: Shown, context: LayerContext, clockMs: number) => Moved;
  readonly labels?: (
    shown: Shown,
    context: LayerContext,
    taken: readonly LonLat[],
  ) => readonly MapLabel[];
  readonly legend?: (shown: Shown, context: LayerContext) => MapLegend | undefined;
  /** Its rows in words, for readers who do not see the map. */
  readonly describe: (table: DenseTable<T>, language: Language) => readonly string[];
}

/** Declares a layer of a dense topic; it is prepared once per change of the table, clock or colours. */
export function defineTableLayer<T extends DenseTopic, Shown>(
  definition: TableLayerDefinition<T, Shown>,
): CityLayer {
  let seen: readonly unknown[] = [];
  let held: { readonly shown: Shown } | undefined;
  const shownOf = ({ dense, byKind }: City, context: LayerContext): Shown => {
    const table = dense[definition.topic];
    const key = [table, context.nowMs, context.colours];
    if (held === undefined || key.some((part, index) => part !== seen[index])) {
      seen = key;
      held = { shown: definition.prepare(table, context, byKind.feed) };
    }
    return held.shown;
  };
  const { id, title, group, topic, move } = definition;
  return {
    id,
    title,
    group,
    draw: (city, context) => definition.build(shownOf(city, context), context),
    ...(move === undefined
      ? {}
      : {
          move: (city: City, context: LayerContext, clockMs: number) =>
            move(shownOf(city, context), context, clockMs),
        }),
    labels: (city, context, taken) =>
      definition.labels?.(shownOf(city, context), context, taken) ?? [],
    legend: (city, context) => definition.legend?.(shownOf(city, context), context),
    describe: ({ dense }, language) => definition.describe(dense[topic], language),
  };
}
