import type { CoursePoint } from '../city/gauge-course.ts';
import { BAR_MS, type ChartLine } from './series-chart.ts';

/** One instant of a chart: `bar`, and a key for each unbroken run of each line. */
export type ChartRow = Readonly<Record<string, number>> & { readonly atMs: number };

/** Key of a line's run, so that a gap is never drawn over. */
export const runKey = (line: number, run: number): string => `line${line}run${run}`;

/** All that a chart draws as rows in order of time; bars stand in the middle of their step. */
export function chartRows(
  lines: readonly ChartLine[],
  bars: readonly CoursePoint[],
): readonly ChartRow[] {
  const rows = new Map<number, Record<string, number> & { atMs: number }>();
  const rowAt = (atMs: number): Record<string, number> => {
    const held = rows.get(atMs);
    if (held !== undefined) return held;
    const made = { atMs };
    rows.set(atMs, made);
    return made;
  };
  for (const [index, { course }] of lines.entries()) {
    for (const [run, points] of course.runs.entries()) {
      for (const { atMs, value } of points) rowAt(atMs)[runKey(index, run)] = value;
    }
  }
  for (const { atMs, value } of bars) rowAt(atMs + BAR_MS / 2)['bar'] = value;
  return [...rows.values()].toSorted((a, b) => a.atMs - b.atMs);
}
