import type { Layer } from '@deck.gl/core';
import type { HexAnswer } from '../../contract/hexes.ts';
import type { MapToken } from '../layers/kit/token-colours.ts';
import type { LayerContext, MapLabel } from './define-layer.ts';
import type { HexGrid } from './hex-grid.ts';

/** What the colours or heights of an aggregated layer stand for, with the number where each begins. */
export interface FormLegend {
  readonly layer: string;
  readonly form: 'hex' | 'heat' | 'column';
  readonly what: 'count' | 'mean' | 'density' | 'value';
  readonly unit?: string;
  readonly steps: readonly { readonly from: number; readonly token: MapToken }[];
  /** What the highest column stands for. */
  readonly most?: number;
  /** Things that were counted, and those of them that have no place in the picture. */
  readonly things: number;
  readonly unplaced: number;
  /** The server counted, in the brushed range. */
  readonly isOfServer: boolean;
  /** Edge of a cell, or how far a thing is smoothed, m. */
  readonly reachM?: number;
}

/** One layer in a form of many things. */
export interface FormDrawing {
  /** Under the map's own lines, and over them. */
  readonly below: readonly Layer[];
  readonly above: readonly Layer[];
  readonly labels: readonly MapLabel[];
  readonly legend?: FormLegend;
}

export interface FormContext extends LayerContext {
  /** Absent until it is fetched. */
  readonly grid: HexGrid | undefined;
  /** What the server has counted of the layer; absent = the rows are counted here. */
  readonly counted: HexAnswer | undefined;
  /** Of the instant beside which this one stands: the same colour is the same amount at both. */
  readonly like?: FormLegend | undefined;
}

export const NO_DRAWING: FormDrawing = { below: [], above: [], labels: [] };

const GREYS = ['g-4', 'g-5', 'g-6', 'g-7', 'g-8', 'g-9'] as const satisfies readonly MapToken[];
const RAINS = [
  'rain-5',
  'rain-10',
  'rain-20',
  'rain-30',
  'rain-50',
  'rain-70',
] as const satisfies readonly MapToken[];

/** Rain has its own hue on every map; all else is grey until it is abnormal. */
export function rampOf(
  layer: string,
  what: FormLegend['what'],
  steps: readonly number[],
): FormLegend['steps'] {
  const isRain = layer.startsWith('observation/rain.') && what !== 'count' && what !== 'density';
  const tokens = isRain ? RAINS : GREYS;
  const skipped = Math.max(0, tokens.length - steps.length);
  return steps.map((from, index) => ({
    from,
    token: tokens[Math.min(index + skipped, tokens.length - 1)] ?? 'g-7',
  }));
}

/** The colour of an amount; below the first step that of the first. */
export function tokenAt(steps: FormLegend['steps'], value: number): MapToken {
  return steps.findLast(({ from }) => value >= from)?.token ?? steps[0]?.token ?? 'g-5';
}
