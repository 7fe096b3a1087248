import type { Sliced } from './table-slices.ts';

type Compare = (a: string, b: string) => number;

/** Texts that may be remembered beyond those on screen. */
const SPARE = 10_000;
/** Texts sorted without a pause. */
const RUN = 256;

/** A merge sort that can be put down after every run. */
function* sorting(texts: readonly string[], compare: Compare): Sliced<readonly string[]> {
  let runs: (readonly string[])[] = [];
  for (let at = 0; at < texts.length; at += RUN) {
    runs.push(texts.slice(at, at + RUN).toSorted(compare));
    yield;
  }
  while (runs.length > 1) {
    const next: (readonly string[])[] = [];
    for (let pair = 0; pair < runs.length; pair += 2) {
      next.push(yield* merging(runs[pair] ?? [], runs[pair + 1] ?? [], compare));
    }
    runs = next;
  }
  return runs[0] ?? [];
}

function* merging(
  a: readonly string[],
  b: readonly string[],
  compare: Compare,
): Sliced<readonly string[]> {
  const merged: string[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [one = '', other = ''] = [a[left], b[right]];
    if (compare(one, other) <= 0) {
      merged.push(one);
      left += 1;
    } else {
      merged.push(other);
      right += 1;
    }
    if (merged.length % RUN === 0) yield;
  }
  for (; left < a.length; left += 1) merged.push(a[left] ?? '');
  for (; right < b.length; right += 1) merged.push(b[right] ?? '');
  return merged;
}

/** Where texts stand among all that it was ever asked about. */
export interface TextRanks {
  /** Takes in texts that are new; those that it knows cost nothing. */
  readonly learn: (texts: readonly string[]) => Sliced<undefined>;
  readonly rankOf: (text: string) => number;
}

/**
 * Ranks of texts by the collation of a language: names that come back every second are compared
 * once, since a collator's comparison is dear.
 */
export function createTextRanks(compare: Compare): TextRanks {
  let ranks: ReadonlyMap<string, number> = new Map();
  let sorted: readonly string[] = [];
  return {
    *learn(texts) {
      const fresh = new Set<string>();
      let seen = 0;
      // Ids that come and go for days: begin anew rather than remember them all.
      if (ranks.size > 2 * texts.length + SPARE) {
        ranks = new Map();
        sorted = [];
      }
      for (const text of texts) {
        if (!ranks.has(text)) fresh.add(text);
        seen += 1;
        if (seen % RUN === 0) yield;
      }
      if (fresh.size === 0) return undefined;
      const merged = yield* merging(sorted, yield* sorting([...fresh], compare), compare);
      const next = new Map<string, number>();
      for (const [rank, text] of merged.entries()) {
        next.set(text, rank);
        if (rank % RUN === 0) yield;
      }
      sorted = merged;
      ranks = next;
      return undefined;
    },
    rankOf: (text) => ranks.get(text) ?? -1,
  };
}
