import type { DistrictLevelsData } from '../../contract/indicator.ts';
import { instantMs } from '../../contract/instant.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { Cell, DistrictLevel } from './district-levels.ts';

/** 6 h in cells of 10 min. */
export const CELL_COUNT = 36;
export const CELL_MS = 600_000;

/** The worst level of each district in each ten minutes; cells before the log begins are `?`. */
export interface DistrictHistory {
  note(levels: ReadonlyMap<DistrictCode, DistrictLevel>, nowMs: number): void;
  /** Oldest first; the last cell is the running one, and `?` as soon as nothing is known. */
  cells(code: DistrictCode): string;
  /** Takes the cells that were in force before a restart. */
  recall(shown: DistrictLevelsData): void;
}

export function districtHistory(): DistrictHistory {
  /** Oldest first; the last is cell number `lastCell`. */
  const held = new Map<DistrictCode, Cell[]>();
  /** Districts of which nothing is known at this moment, whatever the running cell has seen. */
  let unknown = new Set<DistrictCode>();
  let lastCell: number | undefined;
  const turn = (cell: number): void => {
    const steps = Math.min(CELL_COUNT, cell - (lastCell ?? cell));
    lastCell = cell;
    if (steps <= 0) return;
    const fresh = Array<Cell>(steps).fill('?');
    for (const cells of held.values()) {
      cells.splice(0, steps);
      cells.push(...fresh);
    }
  };
  return {
    note: (levels, nowMs) => {
      turn(Math.floor(nowMs / CELL_MS));
      unknown = new Set([...levels].flatMap(([code, { cell }]) => (cell === '?' ? [code] : [])));
      for (const [code, { cell }] of levels) {
        const cells = held.get(code) ?? Array<Cell>(CELL_COUNT).fill('?');
        held.set(code, cells);
        const before = cells[CELL_COUNT - 1];
        // `?` sorts above the digits: a cell half known shows what was known.
        if (before === undefined || before === '?' || (cell !== '?' && cell > before)) {
          cells[CELL_COUNT - 1] = cell;
        }
      }
    },
    cells: (code) => {
      const cells = held.get(code)?.join('') ?? '?'.repeat(CELL_COUNT);
      return unknown.has(code) ? `${cells.slice(0, -1)}?` : cells;
    },
    recall: (shown) => {
      lastCell = Math.floor(instantMs(shown.until) / CELL_MS);
      for (const [code, cells] of Object.entries(shown.cells)) {
        if (cells.length === CELL_COUNT) held.set(code, [...cells] as Cell[]);
      }
    },
  };
}
