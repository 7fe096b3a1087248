/** What may end a rest early; each ends also what waits for a lesser one. */
export type Waking = 'work' | 'urgent' | 'closing';

const RANK: Readonly<Record<Waking, number>> = { work: 0, urgent: 1, closing: 2 };

/** One sleeper, woken by what happens or when its time is over. */
export interface Rest {
  until(least: Waking, ms?: number): Promise<void>;
  wake(by: Waking): void;
}

export function oneRest(): Rest {
  let sleeping: { readonly least: Waking; readonly wake: () => void } | undefined;
  return {
    until: (least, ms) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(wake, ms);
        function wake(): void {
          clearTimeout(timer);
          sleeping = undefined;
          resolve();
        }
        sleeping = { least, wake };
      }),
    wake: (by) => {
      if (sleeping !== undefined && RANK[by] >= RANK[sleeping.least]) sleeping.wake();
    },
  };
}

const TICK_MS = 250;

/**
 * Waits for an answer and tells once if it takes too long. Counted in turns of the event loop: a
 * process that was stopped for a minute has not waited for its disk.
 */
export async function patiently<T>(
  answer: Promise<T>,
  limitMs: number,
  onLate: () => void,
): Promise<T> {
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
    if (ticks * TICK_MS === limitMs) onLate();
  }, TICK_MS);
  try {
    return await answer;
  } finally {
    clearInterval(ticking);
  }
}
