/** Keys by the instant at which something is due; earliest first. */
export interface DueQueue {
  add(atMs: number, key: string): void;
  /** Takes what is due by then, oldest first; one key may come several times. */
  take(nowMs: number): readonly string[];
}

interface Entry {
  readonly atMs: number;
  readonly nth: number;
  readonly key: string;
}

/** A binary heap: adding and taking cost the logarithm of what waits. */
export function dueQueue(): DueQueue {
  const heap: Entry[] = [];
  let nth = 0;
  const isBefore = (a: Entry, b: Entry): boolean =>
    a.atMs === b.atMs ? a.nth < b.nth : a.atMs < b.atMs;
  const rise = (from: number): void => {
    for (let index = from; index > 0;) {
      const above = (index - 1) >> 1;
      const [own, other] = [heap[index], heap[above]];
      if (own === undefined || other === undefined || !isBefore(own, other)) return;
      heap[index] = other;
      heap[above] = own;
      index = above;
    }
  };
  const sink = (): void => {
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const own = heap[index];
      const [a, b] = [heap[left], heap[right]];
      const least = b !== undefined && a !== undefined && isBefore(b, a) ? right : left;
      const below = heap[least];
      if (own === undefined || below === undefined || !isBefore(below, own)) return;
      heap[index] = below;
      heap[least] = own;
      index = least;
    }
  };
  return {
    add: (atMs, key) => {
      heap.push({ atMs, nth: (nth += 1), key });
      rise(heap.length - 1);
    },
    take: (nowMs) => {
      const due: string[] = [];
      for (let top = heap[0]; top !== undefined && top.atMs <= nowMs; top = heap[0]) {
        due.push(top.key);
        const last = heap.pop();
        if (last === undefined || heap.length === 0) break;
        heap[0] = last;
        sink();
      }
      return due;
    },
  };
}
