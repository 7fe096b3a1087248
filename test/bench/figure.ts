/** One measured figure. `ratio` compares with `baseline`, taken in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly baseline?: string;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export function timeMs(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Medians of two works that take turns, so that a noisy machine disturbs both alike. */
export function pairedMs(
  work: () => void,
  baseline: () => void,
  rounds: number,
): { readonly workMs: number; readonly baselineMs: number } {
  work();
  baseline();
  const workTimes: number[] = [];
  const baselineTimes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    workTimes.push(timeMs(work));
    baselineTimes.push(timeMs(baseline));
  }
  return { workMs: median(workTimes), baselineMs: median(baselineTimes) };
}
