import type { HexAnswer } from '../../contract/hexes.ts';
import type { LonLat } from '../../contract/place.ts';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import type { Thing } from '../explore/thing.ts';
import type { HexGrid } from './hex-grid.ts';

/** What is in one cell of the map. */
export interface HexBin {
  readonly cell: string;
  readonly at: LonLat;
  /** Corners in order, closed. */
  readonly ring: readonly (readonly [number, number])[];
  readonly things: number;
  /** 정상 where nothing is judged. */
  readonly worst: Level;
  /** Of things with a number: how many, and their mean. */
  readonly values: number;
  readonly mean: number;
}

export interface HexBins {
  readonly bins: readonly HexBin[];
  readonly resolution: number;
  readonly things: number;
  /** Things that stand in no cell. */
  readonly unplaced: number;
}

interface Sum {
  things: number;
  worst: Level;
  values: number;
  sum: number;
}

const ringOf = (cell: string, grid: HexGrid): HexBin['ring'] =>
  grid.cellToBoundary(cell, true).map(([lon, lat]) => [lon, lat] as const);

function made(things: readonly Thing[], resolution: number, grid: HexGrid): HexBins {
  const sums = new Map<string, Sum>();
  let placed = 0;
  for (const { at, level, value } of things) {
    if (at === undefined) continue;
    placed += 1;
    const cell = grid.latLngToCell(at.lat, at.lon, resolution);
    const sum = sums.get(cell) ?? { things: 0, worst: 0, values: 0, sum: 0 };
    sum.things += 1;
    if (rankOf(level) > rankOf(sum.worst)) sum.worst = level;
    if (value !== undefined) {
      sum.values += 1;
      sum.sum += value;
    }
    sums.set(cell, sum);
  }
  const bins = [...sums].map(([cell, { things: count, worst, values, sum }]): HexBin => {
    const [lat, lon] = grid.cellToLatLng(cell);
    return {
      cell,
      at: { lon, lat },
      ring: ringOf(cell, grid),
      things: count,
      worst,
      values,
      mean: values === 0 ? Number.NaN : sum / values,
    };
  });
  return { bins, resolution, things: things.length, unplaced: things.length - placed };
}

const OF_ROWS = new WeakMap<readonly Thing[], Map<number, HexBins>>();

/** Rows in cells; made once for a list of rows and a resolution. */
export function binsOfRows(things: readonly Thing[], resolution: number, grid: HexGrid): HexBins {
  const held = OF_ROWS.get(things) ?? new Map<number, HexBins>();
  OF_ROWS.set(things, held);
  const bins = held.get(resolution) ?? made(things, resolution, grid);
  held.set(resolution, bins);
  return bins;
}

const OF_ANSWERS = new WeakMap<HexAnswer, HexBins>();

/** What the server has counted, as the map draws it. */
export function binsOfAnswer(answer: HexAnswer, grid: HexGrid): HexBins {
  const held = OF_ANSWERS.get(answer);
  if (held !== undefined) return held;
  const bins = answer.cells.map(({ cell, at: [lon, lat], things, worst, values = 0, mean }) => ({
    cell,
    at: { lon, lat },
    ring: ringOf(cell, grid),
    things,
    worst: worst === undefined ? (0 as const) : levelOf(worst),
    values,
    mean: mean ?? Number.NaN,
  }));
  const unplaced = answer.placeless.things + answer.wide.things;
  const placed = bins.reduce((sum, { things }) => sum + things, 0);
  const all = { bins, resolution: answer.resolution, things: placed + unplaced, unplaced };
  OF_ANSWERS.set(answer, all);
  return all;
}
