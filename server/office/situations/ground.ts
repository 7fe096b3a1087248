import {
  getHexagonEdgeLengthAvg,
  gridDisk,
  gridPathCells,
  latLngToCell,
  cellToLatLng,
} from 'h3-js';
import type { Coordinate, District, DistrictCode } from '../../../contract/place.ts';
import type { Basin } from './situation-settings.ts';

/** H3 cells of 0.74 km²: a few blocks, finer than rain gauges stand, coarser than a call's rounding. */
export const RESOLUTION = 8;
/** Between the middles of two neighbours. */
const STEP_KM = getHexagonEdgeLengthAvg(RESOLUTION, 'km') * Math.sqrt(3);
const KM_PER_DEGREE = 111.2;

/** The city's ground: which basin and district a cell belongs to, and what lies around it. */
export interface Ground {
  cellOf(lon: number, lat: number): string;
  /** Cells whose middle lies within about that distance. */
  around(cell: string, radiusKm: number): readonly string[];
  /** Cells at most so many steps away, the cell itself too. */
  steps(cell: string, steps: number): readonly string[];
  basinOf(cell: string): string | undefined;
  /** By the nearest label point: near a border it may be the neighbour. */
  districtOf(cell: string): DistrictCode | undefined;
}

export function ground(basins: readonly Basin[], districts: readonly District[]): Ground {
  const basinByCell = cellsOfBasins(basins);
  const disks = new Map<string, readonly string[]>();
  const districtByCell = new Map<string, DistrictCode>();
  const stepsFrom = (cell: string, steps: number): readonly string[] => {
    const key = `${cell}/${steps}`;
    const held = disks.get(key) ?? gridDisk(cell, steps);
    disks.set(key, held);
    return held;
  };
  return {
    cellOf: (lon, lat) => latLngToCell(lat, lon, RESOLUTION),
    around: (cell, radiusKm) => stepsFrom(cell, Math.round(radiusKm / STEP_KM)),
    steps: stepsFrom,
    basinOf: (cell) => basinByCell.get(cell),
    districtOf: (cell) => {
      const held = districtByCell.get(cell);
      if (held !== undefined) return held;
      const code = nearest(districts, cell);
      if (code !== undefined) districtByCell.set(cell, code);
      return code;
    },
  };
}

/** Each cell within reach of a basin's line; of several the nearest has it. */
function cellsOfBasins(basins: readonly Basin[]): ReadonlyMap<string, string> {
  const owner = new Map<string, { readonly id: string; readonly km: number }>();
  for (const { id, line, reachKm } of basins) {
    const steps = Math.ceil(reachKm / STEP_KM) + 1;
    const near = new Set(alongCells(line).flatMap((cell) => gridDisk(cell, steps)));
    for (const cell of near) {
      const km = kmToLine(placeOf(cell), line);
      if (km > reachKm || km >= (owner.get(cell)?.km ?? Infinity)) continue;
      owner.set(cell, { id, km });
    }
  }
  return new Map([...owner].map(([cell, { id }]) => [cell, id]));
}

function alongCells(line: readonly Coordinate[]): readonly string[] {
  const cells = line.map(([lon, lat]) => latLngToCell(lat, lon, RESOLUTION));
  return cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    return next === undefined ? [cell] : gridPathCells(cell, next);
  });
}

function placeOf(cell: string): Coordinate {
  const [lat, lon] = cellToLatLng(cell);
  return [lon, lat];
}

/** Flat distances: good to 1 % within a city. */
export function kmBetween(a: Coordinate, b: Coordinate): number {
  return Math.hypot(...offsetKm(a, b));
}

function offsetKm([lon, lat]: Coordinate, [toLon, toLat]: Coordinate): readonly [number, number] {
  const east = (toLon - lon) * KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return [east, (toLat - lat) * KM_PER_DEGREE];
}

function kmToLine(place: Coordinate, line: readonly Coordinate[]): number {
  let least = Infinity;
  for (const [index, vertex] of line.entries()) {
    const [ax, ay] = offsetKm(place, vertex);
    const [bx, by] = offsetKm(place, line[index + 1] ?? vertex);
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length2 === 0 ? 0 : -(ax * (bx - ax) + ay * (by - ay)) / length2;
    const share = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(ax + share * (bx - ax), ay + share * (by - ay)));
  }
  return least;
}

function nearest(districts: readonly District[], cell: string): DistrictCode | undefined {
  const place = placeOf(cell);
  let found: DistrictCode | undefined;
  let least = Infinity;
  for (const { code, label } of districts) {
    const km = kmBetween(place, [label.lon, label.lat]);
    if (km >= least) continue;
    least = km;
    found = code;
  }
  return found;
}
