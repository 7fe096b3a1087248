import type { StripData } from '../../contract/indicator.ts';
import { instantMs } from '../../contract/instant.ts';
import type { FigurePast } from './office-settings.ts';

/** 24 h at 5-minute steps, both ends included. */
export const STRIP_LENGTH = 289;
export const STEP_MS = 300_000;
const LOW_QUANTILE = 0.1;
const HIGH_QUANTILE = 0.9;
const MS_PER_HOUR = 3_600_000;

export type Band = readonly [low: number, high: number];

/** The last day of each figure, and what is normal at an instant. */
export interface FigureHistory {
  /** Values at whole steps; older ones are overwritten by the same step only. */
  set(figure: string, atMs: number, value: number | null): void;
  /** Oldest first, up to `untilMs` (a whole step). */
  strip(figure: string, untilMs: number): readonly (number | null)[];
  /** p10–p90 of the same hour in the earlier weeks; undefined when no past is held. */
  normal(figure: string, atMs: number): Band | undefined;
  /** Takes the values of a strip that was in force before a restart. */
  recall(strip: StripData): void;
}

export function figureHistory(past?: FigurePast): FigureHistory {
  const values = new Map<string, Map<number, number | null>>();
  const valuesOf = (figure: string): Map<number, number | null> => {
    const held = values.get(figure) ?? new Map<number, number | null>();
    values.set(figure, held);
    return held;
  };
  const bands = new Map<string, Band | undefined>();
  if (past !== undefined) {
    for (const [id, series] of Object.entries(past.figures)) {
      for (const [index, value] of series.entries()) {
        valuesOf(id).set(past.fromMs + index * past.stepSec * 1000, value);
      }
    }
  }
  return {
    set: (figure, atMs, value) => {
      const own = valuesOf(figure);
      own.set(atMs, value);
      own.delete(atMs - STRIP_LENGTH * STEP_MS);
    },
    strip: (figure, untilMs) =>
      Array.from(
        { length: STRIP_LENGTH },
        (_, index) =>
          values.get(figure)?.get(untilMs - (STRIP_LENGTH - 1 - index) * STEP_MS) ?? null,
      ),
    normal: (figure, atMs) => {
      if (past === undefined) return undefined;
      const hour = Math.floor(atMs / MS_PER_HOUR);
      const key = `${figure} ${hour}`;
      if (!bands.has(key)) bands.set(key, bandOf(past, figure, hour * MS_PER_HOUR));
      return bands.get(key);
    },
    recall: ({ figure, until, stepSec, values: known }) => {
      const firstMs = instantMs(until) - (known.length - 1) * stepSec * 1000;
      for (const [index, value] of known.entries()) {
        valuesOf(figure).set(firstMs + index * stepSec * 1000, value);
      }
    },
  };
}

function bandOf(past: FigurePast, figure: string, hourMs: number): Band | undefined {
  const stepMs = past.stepSec * 1000;
  const first = Math.round((hourMs - past.fromMs) / stepMs);
  const samples = (past.sameHour[figure] ?? [])
    .flatMap((week) => week.slice(Math.max(0, first), first + MS_PER_HOUR / stepMs))
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  if (samples.length === 0) return undefined;
  return [quantile(samples, LOW_QUANTILE), quantile(samples, HIGH_QUANTILE)];
}

/** Linear between neighbours; `sorted` ascending and not empty. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return Math.round((below + (above - below) * (position % 1)) * 10) / 10;
}
