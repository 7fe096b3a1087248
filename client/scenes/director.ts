import type { Direction, DirectorEvent, Plan, Seen, Waiting } from './direction.ts';
import { callingNow, earliestMs, TAKEOVER_LEAST_MS, toldOf } from './takeover-rules.ts';
import { turnAfter } from './turn-order.ts';

export const HOME = 'overview';
export const TAKEOVER = 'takeover';

/** Without a change of its situation, or a touch, a takeover ends. */
const TAKEOVER_IDLE_MS = 600_000;
/** So long the overview stays after the last thing at 경계: what comes and goes turns no pages. */
const URGENT_LEAST_MS = 120_000;
/** After the last touch or key. */
const HAND_MS = 60_000;
/** After the last word of a presenter who is gone; and of a past that somebody left on screen. */
const PRESENTER_MS = 1_800_000;

type Tick = Extract<DirectorEvent, { readonly type: 'tick' }>;

/** A wall that has just been opened. */
export function firstDirection({ pinned }: Plan, atMs: number): Direction {
  return {
    scene: pinned?.scene ?? HOME,
    subject: pinned?.subject,
    why: pinned === undefined ? 'turn' : 'pinned',
    sinceMs: atMs,
    heardMs: atMs,
    untilMs: atMs,
    uneasyMs: undefined,
    change: undefined,
    told: new Map(),
    waiting: new Map(),
  };
}

/**
 * Which scene the wall shows, and why. Pure: all time comes in. The wall's own time counts, so that a
 * replay at ×60 turns no pages faster; only the minute before a takeover is counted by both clocks.
 */
export function direct(plan: Plan, direction: Direction, event: DirectorEvent): Direction {
  switch (event.type) {
    case 'tick':
      return tick(plan, remember(direction, event), event);
    case 'show':
      return show(direction, event);
    case 'stay':
      return stay(direction, event);
    case 'release':
      return goHome(plan, direction, event.atMs);
  }
}

/** The scene whose turn it is next, and when; undefined while none takes turns. */
export function nextTurn(
  plan: Plan,
  direction: Direction,
  atMs: number,
): { readonly scene: string; readonly inMs: number } | undefined {
  const next = turnAfter(plan.turns, direction.scene);
  if (direction.why !== 'turn' || !plan.isTurning || next === undefined) return undefined;
  return { scene: next.id, inMs: Math.max(0, turnEndMs(plan, direction) - atMs) };
}

function turnEndMs({ turns }: Plan, { scene, sinceMs }: Direction): number {
  return sinceMs + (turns.find(({ id }) => id === scene)?.dwellSec ?? 0) * 1000;
}

/** Takes in what calls; what by the clock on screen has not happened yet was not told either. */
function remember(direction: Direction, { atMs, seen }: Tick): Direction {
  if (seen.isPast) return direction;
  const shown = direction.scene === TAKEOVER ? direction.subject : undefined;
  const happened = new Map([...direction.told].filter(([, riseMs]) => riseMs <= seen.nowMs));
  const told = toldOf(happened, shown, seen);
  const waiting = new Map(
    seen.situations.flatMap(({ subject, riseMs, isCalling }): [string, Waiting][] => {
      if (riseMs === undefined || !isCalling || told.get(subject) === riseMs) return [];
      const known = direction.waiting.get(subject);
      return [[subject, known?.riseMs === riseMs ? known : { riseMs, seenMs: atMs }]];
    }),
  );
  return { ...direction, told, waiting, uneasyMs: seen.isCalm ? direction.uneasyMs : atMs };
}

function tick(plan: Plan, direction: Direction, { atMs, seen }: Tick): Direction {
  const held = holdOn(direction, atMs, seen);
  const isHeld = (held.why === 'hand' || held.why === 'presenter') && atMs < held.untilMs;
  if (held.why === 'pinned' || (isHeld && held.why === 'hand')) return held;
  const called = callingNow(plan, held, atMs, seen);
  if (called !== undefined) return takeOver(held, called, atMs, seen);
  if (held.why === 'takeover') return follow(plan, held, atMs, seen);
  if (isHeld) return held;
  const isTaking = held.why === 'turn' || held.why === 'urgent';
  return takeTurns(plan, isTaking ? held : goHome(plan, held, atMs), atMs);
}

/** Who is there, or looks at a past, is not turned away from it. */
function holdOn(direction: Direction, atMs: number, seen: Seen): Direction {
  const { why, heardMs } = direction;
  if (why === 'presenter') {
    return seen.hasPresenter ? { ...direction, untilMs: atMs + PRESENTER_MS } : direction;
  }
  if (why === 'hand') {
    return { ...direction, untilMs: heardMs + (seen.isPast ? PRESENTER_MS : HAND_MS) };
  }
  if (!seen.isPast) return direction;
  const untilMs = atMs + PRESENTER_MS;
  return { ...direction, why: 'hand', sinceMs: atMs, heardMs: atMs, untilMs, change: undefined };
}

function takeOver(direction: Direction, subject: string, atMs: number, seen: Seen): Direction {
  const text = seen.situations.find((known) => known.subject === subject)?.change ?? '';
  return {
    ...direction,
    scene: TAKEOVER,
    subject,
    why: 'takeover',
    sinceMs: atMs,
    change: { text, atMs },
    told: toldOf(direction.told, subject, seen),
  };
}

/** The takeover goes on while its situation changes; a person ends it sooner. */
function follow(plan: Plan, direction: Direction, atMs: number, seen: Seen): Direction {
  const situation = seen.situations.find(({ subject }) => subject === direction.subject);
  const text = situation?.change ?? direction.change?.text ?? '';
  const known = direction.change;
  const change = known?.text === text ? known : { text, atMs };
  const isIdle = situation === undefined || atMs - change.atMs >= TAKEOVER_IDLE_MS;
  return isIdle && atMs - direction.sinceMs >= TAKEOVER_LEAST_MS
    ? takeTurns(plan, goHome(plan, direction, atMs), atMs)
    : { ...direction, change };
}

/** The overview while anything is at 경계 and for a while after it; else the scenes in their order. */
function takeTurns(plan: Plan, direction: Direction, atMs: number): Direction {
  const { uneasyMs, why, scene } = direction;
  if (why === 'pinned') return direction;
  if (uneasyMs !== undefined && atMs - uneasyMs < URGENT_LEAST_MS) {
    return why === 'urgent' ? direction : { ...goHome(plan, direction, atMs), why: 'urgent' };
  }
  if (why === 'urgent') {
    // A hand may have held the wall for most of the two minutes: what it then shows still stays.
    const isOver = atMs - direction.sinceMs >= URGENT_LEAST_MS;
    return isOver ? goHome(plan, direction, atMs) : direction;
  }
  const next = turnAfter(plan.turns, scene);
  if (!plan.isTurning || next === undefined || atMs < turnEndMs(plan, direction)) return direction;
  return { ...direction, scene: next.id, subject: undefined, sinceMs: atMs };
}

function goHome({ pinned }: Plan, direction: Direction, atMs: number): Direction {
  return {
    ...direction,
    scene: pinned?.scene ?? HOME,
    subject: pinned?.subject,
    why: pinned === undefined ? 'turn' : 'pinned',
    sinceMs: atMs,
    heardMs: atMs,
    untilMs: atMs,
    change: undefined,
  };
}

/**
 * A takeover that a hand asked for follows the rules of a takeover; a presenter's stays as it is, and
 * a hand at the wall helps a presenter.
 */
function show(
  direction: Direction,
  { by: whose, atMs, scene, subject }: Extract<DirectorEvent, { readonly type: 'show' }>,
): Direction {
  const by = direction.why === 'presenter' ? 'presenter' : whose;
  const why = by === 'hand' && scene === TAKEOVER ? 'takeover' : by;
  const isOn = direction.why === why && why !== 'takeover';
  return {
    ...direction,
    scene,
    subject,
    why,
    sinceMs: isOn ? direction.sinceMs : atMs,
    heardMs: atMs,
    untilMs: atMs + (by === 'hand' ? HAND_MS : PRESENTER_MS),
    change: undefined,
  };
}

function stay(
  direction: Direction,
  { by, atMs }: Extract<DirectorEvent, { readonly type: 'stay' }>,
): Direction {
  const { why, change, sinceMs } = direction;
  if (by === 'hand' && (why === 'pinned' || why === 'presenter')) return direction;
  if (by === 'hand' && why === 'takeover') {
    return change === undefined ? direction : { ...direction, change: { ...change, atMs } };
  }
  return {
    ...direction,
    why: by,
    sinceMs: why === by ? sinceMs : atMs,
    heardMs: atMs,
    untilMs: atMs + (by === 'hand' ? HAND_MS : PRESENTER_MS),
    change: undefined,
  };
}

/** The next 심각 that will take the wall over, and when it does at the earliest. */
export function nextTakeover(
  plan: Plan,
  direction: Direction,
  atMs: number,
): { readonly subject: string; readonly inMs: number } | undefined {
  const [first] = earliestMs(plan, direction);
  return first === undefined
    ? undefined
    : { subject: first.subject, inMs: Math.max(0, first.atMs - atMs) };
}
