import type { Layer } from '@deck.gl/core';
import type { HexAnswer } from '../../contract/hexes.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import type { LayerContext, MapLabel, MapLegend } from './define-layer.ts';
import type { FormLegend } from './form-drawing.ts';
import { formLayers } from './form-layers.ts';
import { formLegend } from './form-legend.ts';
import type { HexGrid } from './hex-grid.ts';

/** What the layers that are not drawn each by each need besides their rows. */
export interface FormSources {
  readonly grid: HexGrid | undefined;
  /** What the server has counted, by layer; a layer that is not here is counted from its rows. */
  readonly counted: ReadonlyMap<string, HexAnswer>;
  /** Scales that must be kept, of the instant at the other side of the edge. */
  readonly like?: FormScales | undefined;
}

interface FormStack {
  readonly below: readonly Layer[];
  readonly above: readonly Layer[];
  readonly labels: readonly MapLabel[];
  readonly legends: readonly MapLegend[];
  /** What the colours mean, by layer, for an instant that is drawn beside this one. */
  readonly scales: FormScales;
}

export type FormScales = ReadonlyMap<string, FormLegend>;

/** All layers that are on in a form of many things; `choices` are top first. */
export function drawForms(
  choices: readonly LayerChoice[],
  rowsOf: (id: string) => readonly Thing[],
  context: LayerContext,
  { grid, counted, like }: FormSources,
): FormStack {
  const drawn = choices
    .filter(({ form }) => form !== 'each')
    .map((choice) =>
      formLayers(choice, rowsOf(choice.id), {
        ...context,
        grid,
        counted: counted.get(choice.id),
        like: like?.get(choice.id),
      }),
    );
  const upward = drawn.toReversed();
  return {
    below: upward.flatMap(({ below }) => below),
    above: upward.flatMap(({ above }) => above),
    labels: drawn.flatMap(({ labels }) => labels),
    scales: new Map(
      drawn.flatMap(({ legend }) =>
        legend === undefined ? [] : [[legend.layer, legend] as const],
      ),
    ),
    legends: drawn.flatMap(({ legend }) =>
      legend === undefined ? [] : [formLegend(legend, context.language)],
    ),
  };
}
