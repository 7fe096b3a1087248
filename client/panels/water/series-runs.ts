import type { SeriesAnswer } from '../../../contract/history.ts';

export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

/** Numbers of a series in order; a step without one is no sample. */
export function samplesOf(series: SeriesAnswer | undefined): readonly Sample[] {
  return (series?.points ?? []).flatMap(({ at, last }) =>
    last === undefined ? [] : [{ atMs: Date.parse(at), value: last }],
  );
}

/** Stretches without a missing step, at most `stepMs` from one sample to the next. */
export function runsOf(samples: readonly Sample[], stepMs: number): readonly (readonly Sample[])[] {
  const runs: Sample[][] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run === undefined || before === undefined || sample.atMs - before.atMs > stepMs) {
      runs.push([sample]);
    } else run.push(sample);
  }
  return runs;
}

/** What lies between two runs, and before the first: nothing is known there. */
export function gapsOf(
  runs: readonly (readonly Sample[])[],
  fromMs: number,
  stepMs: number,
): readonly (readonly [fromMs: number, toMs: number])[] {
  let endMs = fromMs;
  const gaps: (readonly [number, number])[] = [];
  for (const run of runs) {
    const startMs = run[0]?.atMs ?? endMs;
    if (startMs - endMs > stepMs) gaps.push([endMs, startMs]);
    endMs = run.at(-1)?.atMs ?? endMs;
  }
  return gaps;
}
