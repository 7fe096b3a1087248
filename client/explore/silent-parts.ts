import type { TimeRange } from './explore-view.ts';

/** Sources that are asked every ten minutes are silent between; longer than this all of them are. */
const LEAST_MS = 15 * 60_000;

/** Stretches of a window in which nothing at all was told: nobody can say that they were calm. */
export function silentParts(
  told: readonly TimeRange[],
  { fromMs, toMs }: TimeRange,
): readonly TimeRange[] {
  const ordered = told.toSorted((a, b) => a.fromMs - b.fromMs);
  const parts: TimeRange[] = [];
  let heardMs = fromMs;
  for (const { fromMs: nextMs, toMs: endMs } of [...ordered, { fromMs: toMs, toMs }]) {
    if (nextMs - heardMs >= LEAST_MS) parts.push({ fromMs: heardMs, toMs: nextMs });
    heardMs = Math.max(heardMs, endMs);
  }
  return parts;
}
