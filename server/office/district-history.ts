import type { DistrictCode } from '../../contract/place.ts';
import type { Cell, DistrictLevel } from './district-levels.ts';

/** 6 h in cells of 10 min. */
export const CELL_COUNT = 36;
export const CELL_MS = 600_000;

/** The worst level of each district in each ten minutes; cells before the log begins are `?`. */
export interface DistrictHistory {
  note(levels: ReadonlyMap<DistrictCode, DistrictLevel>, nowMs: number): void;
  /** Oldest first; the last cell is the running one. */
  cells(code: DistrictCode, nowMs: number): string;
}

export function districtHistory(): DistrictHistory {
  const held = new Map<string, Cell>();
  const keyOf = (code: DistrictCode, cell: number): string => `${code} ${cell}`;
  const cellAt = (ms: number): number => Math.floor(ms / CELL_MS);
  return {
    note: (levels, nowMs) => {
      const now = cellAt(nowMs);
      for (const [code, { cell }] of levels) {
        const before = held.get(keyOf(code, now));
        // `?` sorts above the digits: a cell half known shows what was known.
        if (before === undefined || before === '?' || (cell !== '?' && cell > before)) {
          held.set(keyOf(code, now), cell);
        }
        held.delete(keyOf(code, now - CELL_COUNT));
      }
    },
    cells: (code, nowMs) =>
      Array.from(
        { length: CELL_COUNT },
        (_, index) => held.get(keyOf(code, cellAt(nowMs) - CELL_COUNT + 1 + index)) ?? '?',
      ).join(''),
  };
}
