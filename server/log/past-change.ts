import { stepLines } from './past-city.ts';
import type { PastRows } from './past-rows.ts';

/**
 * The nearest instant after (1) or before (-1) another one at which something of the city changed;
 * undefined where none is held. Steps in which nothing but positions moved count when those are
 * recorded.
 */
export function pastChange(rows: PastRows, atMs: number, direction: 1 | -1): number | undefined {
  const span = rows.span();
  if (span === undefined) return undefined;
  const positionsMs = rows.positionsAt(atMs, direction);
  const stepMs = changedStep(rows, atMs, direction);
  const found = [stepMs, positionsMs].filter((ms) => ms !== undefined);
  if (found.length === 0) return undefined;
  const nearest = direction === 1 ? Math.min(...found) : Math.max(...found);
  return nearest < span.fromMs ? undefined : nearest;
}

function changedStep(rows: PastRows, atMs: number, direction: 1 | -1): number | undefined {
  for (const step of rows.nearest(atMs, direction)) {
    const { lines, removals } = stepLines(step);
    if (lines.length > 0 || removals.length > 0) return step.atMs;
  }
  return undefined;
}
