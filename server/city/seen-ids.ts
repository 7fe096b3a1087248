/** Ids that arrived lately. Bounded: two generations, the older is dropped when the younger is full of age. */
export interface SeenIds {
  /** True the first time an id is offered, and again only after it was forgotten. */
  add(key: string): boolean;
  /** Lets an id be taken again: a closed incident that comes back. */
  forget(key: string): void;
  /** Drops what was last offered over `SEEN_GENERATION_MS` … twice that ago. */
  age(nowMs: number): void;
  /** What is known now. */
  keys(): readonly string[];
}

/** Longer than any list repeats a row that it once dropped (sewer and rain pages: under 1 h). */
export const SEEN_GENERATION_MS = 3 * 3_600_000;

export function seenIds(): SeenIds {
  let young = new Set<string>();
  let old = new Set<string>();
  let turnedAtMs: number | undefined;
  return {
    add: (key) => {
      if (young.has(key)) return false;
      young.add(key);
      return !old.has(key);
    },
    forget: (key) => {
      young.delete(key);
      old.delete(key);
    },
    age: (nowMs) => {
      turnedAtMs ??= nowMs;
      if (nowMs - turnedAtMs < SEEN_GENERATION_MS) return;
      turnedAtMs = nowMs;
      old = young;
      young = new Set();
    },
    keys: () => [...old.union(young)],
  };
}
