/** Counts the commands of one socket; false = more than anybody's hand makes. */
export type CommandRate = () => boolean;

/** Dragging through the day sends some 10 a second for a while. */
const BURST = 200;
const PER_SEC = 10;

export function commandRate(nowMs: () => number): CommandRate {
  let left = BURST;
  let atMs = nowMs();
  return () => {
    const now = nowMs();
    left = Math.min(BURST, left + ((now - atMs) * PER_SEC) / 1000) - 1;
    atMs = now;
    return left >= 0;
  };
}
