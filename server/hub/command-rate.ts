/** Counts the commands of one socket; false = more than is allowed. */
export type CommandRate = () => boolean;

export interface RateLimit {
  /** So many at once. */
  readonly burst: number;
  readonly perSec: number;
}

/** More than anybody's hand makes: dragging through the day sends some 10 a second for a while. */
export const HAND: RateLimit = { burst: 200, perSec: 10 };

export function commandRate(nowMs: () => number, { burst, perSec }: RateLimit): CommandRate {
  let left = burst;
  let atMs = nowMs();
  return () => {
    const now = nowMs();
    // A clock that was set back takes nothing away.
    left = Math.min(burst, left + (Math.max(0, now - atMs) * perSec) / 1000);
    atMs = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
