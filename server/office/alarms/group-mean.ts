/** Running mean of many things; its cost is one addition a value. */
export interface GroupMean {
  set(subject: string, value: number, atMs: number): void;
  remove(subject: string): void;
  /** Mean of what was heard since; undefined with fewer than `least`. `atMs`: of the youngest. */
  mean(
    sinceMs: number,
    least: number,
  ): { readonly value: number; readonly n: number; readonly atMs: number } | undefined;
}

export function groupMean(): GroupMean {
  /** Where the value of a thing is in `held`; its time is beside it. */
  const slots = new Map<string, number>();
  /** Two numbers a thing in one row: thousands of them change each second. */
  const held: number[] = [];
  const free: number[] = [];
  let sum = 0;
  let newest = Number.NEGATIVE_INFINITY;
  /** No value is older than this. */
  let oldest = Number.POSITIVE_INFINITY;
  const drop = (subject: string, slot: number): void => {
    sum -= held[slot] ?? 0;
    slots.delete(subject);
    free.push(slot);
  };
  return {
    set: (subject, value, atMs) => {
      let slot = slots.get(subject);
      if (slot === undefined) {
        slot = free.pop() ?? held.length;
        slots.set(subject, slot);
        sum += value;
      } else {
        if ((held[slot + 1] ?? 0) > atMs) return;
        sum += value - (held[slot] ?? 0);
      }
      held[slot] = value;
      held[slot + 1] = atMs;
      newest = Math.max(newest, atMs);
      oldest = Math.min(oldest, atMs);
    },
    remove: (subject) => {
      const slot = slots.get(subject);
      if (slot !== undefined) drop(subject, slot);
    },
    mean: (sinceMs, least) => {
      if (oldest < sinceMs) {
        oldest = Number.POSITIVE_INFINITY;
        for (const [subject, slot] of slots) {
          const atMs = held[slot + 1] ?? 0;
          if (atMs < sinceMs) drop(subject, slot);
          else oldest = Math.min(oldest, atMs);
        }
      }
      const n = slots.size;
      if (n < least) return undefined;
      return { value: Math.round((sum / n) * 10) / 10, n, atMs: newest };
    },
  };
}
