/** Depths of whole slots by the end of each, in whatever order they come. */
export interface SlotSum {
  add(depth: number, endMs: number): void;
  /**
   * Depth of the span up to the newest slot. A slot that reaches into the span counts by its part, as
   * if it had rained evenly in it; undefined while less than five sixths of the span are known.
   */
  sum(): { readonly value: number; readonly atMs: number } | undefined;
}

const LEAST_SHARE = 5 / 6;

export function slotSum(spanMs: number, slotMs: number): SlotSum {
  const slots = new Map<number, number>();
  let newest = Number.NEGATIVE_INFINITY;
  return {
    add: (depth, endMs) => {
      slots.set(endMs, depth);
      newest = Math.max(newest, endMs);
      for (const held of slots.keys()) if (held <= newest - spanMs - slotMs) slots.delete(held);
    },
    sum: () => {
      let value = 0;
      let known = 0;
      for (const [endMs, depth] of slots) {
        const overlapMs = Math.min(slotMs, endMs - (newest - spanMs));
        if (overlapMs <= 0) continue;
        value += (depth * overlapMs) / slotMs;
        known += overlapMs;
      }
      if (known < spanMs * LEAST_SHARE - 1) return undefined;
      return { value: Math.round(value * 100) / 100, atMs: newest };
    },
  };
}
