/** A value and how much it counts; weights are over 0. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The value below which `share` of the weight lies, between neighbours in proportion; undefined for none. */
export function weightedQuantile(samples: readonly Weighted[], share: number): number | undefined {
  const sorted = samples.toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = share * total;
  let before = 0;
  let last: { readonly value: number; readonly middle: number } | undefined;
  for (const { value, weight } of sorted) {
    // A sample stands for its weight to both sides of it.
    const middle = before + weight / 2;
    if (middle >= wanted) {
      if (last === undefined) return value;
      const part = (wanted - last.middle) / (middle - last.middle);
      return last.value + part * (value - last.value);
    }
    last = { value, middle };
    before += weight;
  }
  return last?.value;
}
