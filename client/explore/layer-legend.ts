import type { Threshold } from '../../contract/event.ts';
import { LEVELS, type Level } from '../design/severity.ts';
import type { Thing } from './thing.ts';

/** A layer's rows in numbers: what its marks stand for, and between which values they lie. */
export interface LayerLegend {
  /** Worst first; only levels that there are. */
  readonly levels: readonly { readonly level: Level; readonly count: number }[];
  readonly values?: { readonly least: number; readonly middle: number; readonly most: number };
  /** Criteria that all its rows share, lowest first. */
  readonly thresholds: readonly Threshold[];
  /** Rows without a place on the map. */
  readonly unplaced: number;
}

const ORDER: readonly Level[] = [...LEVELS.toReversed(), '?'];

const thresholdsOf = ({ event }: Thing): readonly Threshold[] | undefined =>
  event?.kind === 'observation' ? event.data.thresholds : undefined;

function sharedThresholds(things: readonly Thing[]): readonly Threshold[] {
  const [first] = things;
  const own = first === undefined ? undefined : thresholdsOf(first);
  if (own === undefined) return [];
  const text = JSON.stringify(own);
  const isShared = things.every((thing) => JSON.stringify(thresholdsOf(thing)) === text);
  return isShared ? own.toSorted((a, b) => a.value - b.value) : [];
}

/** Legend of the rows of one layer. */
export function layerLegend(things: readonly Thing[]): LayerLegend {
  const values = things
    .flatMap(({ value }) => (value === undefined ? [] : [value]))
    .toSorted((a, b) => a - b);
  const [least, middle, most] = [values[0], values[values.length >> 1], values.at(-1)];
  const isKnown = least !== undefined && middle !== undefined && most !== undefined;
  return {
    levels: ORDER.map((level) => ({
      level,
      count: things.filter((thing) => thing.level === level).length,
    })).filter(({ count }) => count > 0),
    ...(isKnown ? { values: { least, middle, most } } : {}),
    thresholds: sharedThresholds(things),
    unplaced: things.filter(({ at, geometry }) => at === undefined && geometry === null).length,
  };
}
