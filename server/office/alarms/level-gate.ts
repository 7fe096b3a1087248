/** A limit with the band in which a value neither passes it nor comes back. */
export interface GateLimit {
  readonly value: number;
  readonly deadBand: number;
}

export interface GateTimes {
  readonly onDelayMs: number;
  readonly offDelayMs: number;
}

/** The level rose or fell: −1 = none, then from the mildest on. */
export interface LevelChange {
  readonly level: number;
  readonly atMs: number;
}

/**
 * From values to a level, with dead-band and delays by the source's clock. A value within the band
 * leaves everything as it is, also a delay that runs.
 */
export interface LevelGate {
  /** False: the value moves nothing, and nothing waits. */
  value(value: number, atMs: number): boolean;
  /** For things that tell a level instead of a number. */
  rank(rank: number, atMs: number): boolean;
  limits(limits: readonly GateLimit[]): void;
  /** What changed up to now, oldest first. Without `isHeard` no level falls: silence is not calm. */
  settle(nowMs: number, isHeard: boolean): readonly LevelChange[];
  level(): number;
  /** After a restart: the level that was told; what the values since do not contradict stays. */
  recall(level: number): void;
  /** When a delay ends, if one runs. */
  dueMs(): number;
}

interface Step {
  /** undefined = between the two, and never seen beyond either. */
  isHigh: boolean | undefined;
  sinceMs: number;
}

type Side = 'beyond' | 'back' | 'band';

export function levelGate(
  direction: 'above' | 'below',
  { onDelayMs, offDelayMs }: GateTimes,
  ranks = 0,
): LevelGate {
  const sign = direction === 'above' ? 1 : -1;
  let held: readonly GateLimit[] = [];
  let steps: Step[] = Array.from({ length: ranks }, newStep);
  let level = -1;
  let changes: LevelChange[] = [];

  const risenMs = (index: number): number => {
    const step = steps[index];
    return step?.isHigh === true ? step.sinceMs + onDelayMs : Number.POSITIVE_INFINITY;
  };
  const fallenMs = (index: number): number => {
    const step = steps[index];
    return step !== undefined && step.isHigh !== true
      ? step.sinceMs + offDelayMs
      : Number.POSITIVE_INFINITY;
  };
  const dueMs = (): number => {
    let due = level >= 0 ? fallenMs(level) : Number.POSITIVE_INFINITY;
    for (let index = level + 1; index < steps.length; index += 1) {
      due = Math.min(due, risenMs(index));
    }
    return due;
  };
  const move = (to: number, atMs: number): void => {
    level = to;
    changes.push({ level: to, atMs });
  };
  const advance = (toMs: number, isHeard: boolean): void => {
    for (let index = steps.length - 1; index > level; index -= 1) {
      const atMs = risenMs(index);
      if (atMs <= toMs) move(index, atMs);
    }
    if (!isHeard) return;
    let to = level;
    let atMs = 0;
    while (to >= 0 && fallenMs(to) <= toMs) {
      atMs = Math.max(atMs, fallenMs(to));
      to -= 1;
    }
    if (to < level) move(to, atMs);
  };
  const take = (sideOf: (index: number) => Side, atMs: number): void => {
    for (const [index, step] of steps.entries()) {
      const side = sideOf(index);
      if (side === 'band' || (side === 'beyond') === step.isHigh) continue;
      step.isHigh = side === 'beyond';
      step.sinceMs = atMs;
    }
  };
  const isCalm = (): boolean => level < 0 && steps[0]?.isHigh !== true;

  return {
    dueMs,
    level: () => level,
    value: (value, atMs) => {
      const first = held[0];
      if (first === undefined) return false;
      if (!isCalm()) advance(atMs, true);
      // Nearly all values of a city are far from any limit.
      if (isCalm() && sign * (first.value - value) > first.deadBand) {
        const [step] = steps;
        if (step === undefined || step.isHigh === false) return false;
        step.isHigh = false;
        step.sinceMs = atMs;
        return false;
      }
      take((index) => {
        const limit = held[index];
        if (limit === undefined) return 'band';
        const over = sign * (value - limit.value);
        if (over >= 0) return 'beyond';
        return over < -limit.deadBand ? 'back' : 'band';
      }, atMs);
      return true;
    },
    rank: (rank, atMs) => {
      if (isCalm() && rank < 0) return false;
      advance(atMs, true);
      take((index) => (index <= rank ? 'beyond' : 'back'), atMs);
      return true;
    },
    limits: (limits) => {
      held = limits;
      if (limits.length === steps.length) return;
      steps = Array.from({ length: limits.length }, (_, index) => steps[index] ?? newStep());
      level = Math.min(level, limits.length - 1);
    },
    settle: (nowMs, isHeard) => {
      advance(nowMs, isHeard);
      const done = changes;
      changes = [];
      return done;
    },
    recall: (told) => {
      level = Math.min(told, steps.length - 1);
      changes = [];
      // Below a limit that is not passed no higher one is.
      let back: Step | undefined;
      for (const [index, step] of steps.entries()) {
        if (back !== undefined) step.sinceMs = back.sinceMs;
        step.isHigh = back === undefined && (step.isHigh ?? index <= level);
        if (!step.isHigh) back ??= step;
      }
    },
  };
}

function newStep(): Step {
  return { isHigh: undefined, sinceMs: Number.NEGATIVE_INFINITY };
}
