import { direct, firstDirection } from '../../client/scenes/director.ts';
import type { Direction, Plan, Seen, SeenSituation } from '../../client/scenes/direction.ts';

export const plan: Plan = {
  turns: [
    { id: 'overview', dwellSec: 90 },
    { id: 'water', dwellSec: 60 },
    { id: 'traffic', dwellSec: 45 },
  ],
  isTurning: true,
};
export const beginMs = Date.parse('2022-08-08T12:00:00Z');
export const calm: Seen = {
  nowMs: beginMs,
  isCalm: true,
  situations: [],
  isPast: false,
  hasPresenter: false,
};
export const severe = (subject: string, riseMs: number, change = 'open'): SeenSituation => {
  return { subject, riseMs, isCalling: true, change };
};

/** A wall that ticks each second; `seen` may change with the second. */
export function run(
  direction: Direction,
  seconds: number,
  seenAt: (second: number) => Partial<Seen> = () => ({}),
  fromSec = 0,
): Direction {
  let now = direction;
  for (let second = fromSec + 1; second <= fromSec + seconds; second += 1) {
    const atMs = second * 1000;
    const seen = { ...calm, nowMs: beginMs + atMs, ...seenAt(second) };
    now = direct(plan, now, { type: 'tick', atMs, seen });
  }
  return now;
}

/** A wall just opened. */
export const first = firstDirection(plan, 0);
