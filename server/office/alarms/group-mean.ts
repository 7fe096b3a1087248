interface Held {
  value: number;
  atMs: number;
}

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
  const held = new Map<string, Held>();
  let sum = 0;
  let newest = Number.NEGATIVE_INFINITY;
  /** No value is older than this. */
  let oldest = Number.POSITIVE_INFINITY;
  const drop = (subject: string, value: number): void => {
    sum -= value;
    held.delete(subject);
  };
  return {
    set: (subject, value, atMs) => {
      const before = held.get(subject);
      if (before === undefined) {
        sum += value;
        held.set(subject, { value, atMs });
      } else {
        if (before.atMs > atMs) return;
        sum += value - before.value;
        before.value = value;
        before.atMs = atMs;
      }
      newest = Math.max(newest, atMs);
      oldest = Math.min(oldest, atMs);
    },
    remove: (subject) => {
      const before = held.get(subject);
      if (before !== undefined) drop(subject, before.value);
    },
    mean: (sinceMs, least) => {
      if (oldest < sinceMs) {
        oldest = Number.POSITIVE_INFINITY;
        for (const [subject, { value, atMs }] of held) {
          if (atMs < sinceMs) drop(subject, value);
          else oldest = Math.min(oldest, atMs);
        }
      }
      const n = held.size;
      if (n < least) return undefined;
      return { value: Math.round((sum / n) * 10) / 10, n, atMs: newest };
    },
  };
}
