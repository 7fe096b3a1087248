/** What a feed would like to ask of a key. */
export interface CallDemand {
  readonly feed: string;
  readonly everySec: number;
  readonly callsPerRound: number;
  /** 1 first served … 9 first slowed. */
  readonly priority: number;
  /** Since its last round; absent = it has not been asked yet. */
  readonly sinceSec?: number;
}

/** Slower than this a feed is of little use: the next priority is slowed before. */
const SLOW_SEC = 4 * 3_600;
const SLOWEST_SEC = 24 * 3_600;
const STEP_SEC = 60;

/**
 * Seconds between rounds for each feed so that all rounds of the next `spanSec` need at most `calls`
 * calls. The last priority is slowed first, down to 4 h, then the one before it; if even that is too
 * much, all are slowed alike, down to once a day. A feed is never asked faster than it wants.
 */
export function stretchedCadences(
  demands: readonly CallDemand[],
  calls: number,
  spanSec: number,
): ReadonlyMap<string, number> {
  const everySec = new Map(demands.map((demand) => [demand.feed, demand.everySec]));
  const needed = (cadences: ReadonlyMap<string, number>): number =>
    demands.reduce(
      (sum, demand) => sum + demand.callsPerRound * roundsIn(spanSec, demand, cadences),
      0,
    );
  const slow = (group: readonly CallDemand[], limitSec: number): void => {
    const start = new Map(everySec);
    const stretch = (factor: number): void => {
      for (const { feed } of group) {
        const from = start.get(feed) ?? limitSec;
        const slower = Math.ceil((from * factor) / STEP_SEC) * STEP_SEC;
        everySec.set(feed, Math.max(from, Math.min(limitSec, slower)));
      }
    };
    const largest = Math.max(1, ...group.map(({ feed }) => limitSec / (start.get(feed) ?? 1)));
    let [low, high] = [1, largest];
    // 2⁻³⁰ of the way from the first cadence to the limit is far under a step.
    for (let round = 0; round < 30; round += 1) {
      const middle = (low + high) / 2;
      stretch(middle);
      if (needed(everySec) > calls) low = middle;
      else high = middle;
    }
    stretch(high);
  };
  const priorities = [...new Set(demands.map(({ priority }) => priority))].toSorted(
    (a, b) => b - a,
  );
  for (const priority of priorities) {
    if (needed(everySec) <= calls) return everySec;
    slow(
      demands.filter((demand) => demand.priority === priority),
      SLOW_SEC,
    );
  }
  if (needed(everySec) > calls) slow(demands, SLOWEST_SEC);
  return everySec;
}

/** Rounds that fall before the end of the span; the one at its very end belongs to the next. */
function roundsIn(
  spanSec: number,
  { feed, sinceSec }: CallDemand,
  cadences: ReadonlyMap<string, number>,
): number {
  const everySec = cadences.get(feed) ?? spanSec;
  if (sinceSec === undefined) return Math.ceil(spanSec / everySec);
  return Math.max(0, Math.ceil((spanSec + sinceSec) / everySec) - 1);
}
