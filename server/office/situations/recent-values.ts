const MIN_MS = 60_000;

/** The last values of gauges, in whatever order they arrive: sums and rises over some minutes. */
export interface RecentValues {
  note(subject: string, atMs: number, value: number): void;
  /** Of the time up to its newest value; undefined while too little of that time is known. */
  sum(subject: string, overMin: number): number | undefined;
  rise(subject: string, overMin: number): number | undefined;
  forget(subject: string): void;
}

/** Nearly all of the time must be covered: one value of an hour of ten-minute sums may be missing. */
const LEAST_SHARE = 0.8;

interface Told {
  readonly atMs: number;
  readonly value: number;
}

export function recentValues(keepMin: number): RecentValues {
  const series = new Map<string, Told[]>();
  return {
    note: (subject, atMs, value) => {
      const own = series.get(subject) ?? [];
      if (own.length === 0) series.set(subject, own);
      const newest = own.at(-1);
      if (newest === undefined || newest.atMs < atMs) own.push({ atMs, value });
      else insert(own, atMs, value);
      const oldestMs = (own.at(-1)?.atMs ?? atMs) - keepMin * MIN_MS;
      while ((own[0]?.atMs ?? oldestMs) < oldestMs) own.shift();
    },
    sum: (subject, overMin) => {
      const own = series.get(subject);
      const last = own?.at(-1);
      if (own === undefined || last === undefined) return undefined;
      const sinceMs = last.atMs - overMin * MIN_MS;
      let sum = 0;
      let count = 0;
      for (const { atMs, value } of own) {
        if (atMs <= sinceMs) continue;
        sum += value;
        count += 1;
      }
      const stepMs = usualStepMs(own);
      const isKnown = stepMs !== undefined && (count * stepMs) / MIN_MS >= overMin * LEAST_SHARE;
      return isKnown ? Math.round(sum * 10) / 10 : undefined;
    },
    rise: (subject, overMin) => {
      const own = series.get(subject);
      const last = own?.at(-1);
      if (own === undefined || last === undefined) return undefined;
      const sinceMs = last.atMs - overMin * MIN_MS;
      const first = own.find(({ atMs }) => atMs >= sinceMs);
      if (first === undefined || last.atMs - first.atMs < overMin * LEAST_SHARE * MIN_MS) {
        return undefined;
      }
      return last.value - first.value;
    },
    forget: (subject) => void series.delete(subject),
  };
}

/** Among those that are held; the same instant again replaces. */
function insert(own: Told[], atMs: number, value: number): void {
  let index = own.length;
  while (index > 0 && (own[index - 1]?.atMs ?? 0) >= atMs) index -= 1;
  const isSame = own[index]?.atMs === atMs;
  own.splice(index, isSame ? 1 : 0, { atMs, value });
}

/** The least gap between two values. */
function usualStepMs(own: readonly Told[]): number | undefined {
  let least: number | undefined;
  for (const [index, { atMs }] of own.entries()) {
    const before = own[index - 1]?.atMs;
    if (before !== undefined) least = Math.min(least ?? Infinity, atMs - before);
  }
  return least;
}
