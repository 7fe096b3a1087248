import type { Direction, Plan, Seen, Waiting } from './direction.ts';

/** So long a 심각 may stay unacknowledged before it takes the wall, by the city's clock and the wall's. */
const CALL_MS = 60_000;
/** Nothing but a person ends a takeover before that. */
export const TAKEOVER_LEAST_MS = 120_000;

/** A presenter has seen what called before: only a new 심각 takes the wall from one. */
function mayCall({ pinned }: Plan, { why, sinceMs }: Direction, { seenMs }: Waiting): boolean {
  return pinned === undefined && (why !== 'presenter' || seenMs > sinceMs);
}

function soonest({ why, sinceMs, untilMs }: Direction, { seenMs }: Waiting): number {
  const calledMs = seenMs + CALL_MS;
  if (why === 'takeover') return Math.max(calledMs, sinceMs + TAKEOVER_LEAST_MS);
  return why === 'hand' ? Math.max(calledMs, untilMs) : calledMs;
}

/** What may take the wall over, longest 심각 first, with the wall's own time at which it may. */
export function earliestMs(
  plan: Plan,
  direction: Direction,
): readonly { readonly subject: string; readonly riseMs: number; readonly atMs: number }[] {
  return [...direction.waiting]
    .filter(([, waiting]) => mayCall(plan, direction, waiting))
    .map(([subject, waiting]) => {
      return { subject, riseMs: waiting.riseMs, atMs: soonest(direction, waiting) };
    })
    .toSorted((a, b) => a.riseMs - b.riseMs || (a.subject < b.subject ? -1 : 1));
}

/** The situation that takes the wall over now. */
export function callingNow(
  plan: Plan,
  direction: Direction,
  atMs: number,
  seen: Seen,
): string | undefined {
  if (seen.isPast) return undefined;
  return earliestMs(plan, direction).find(
    (call) => atMs >= call.atMs && seen.nowMs - call.riseMs >= CALL_MS,
  )?.subject;
}

/** `told` with the situation that is shown: it has had the wall for this rise. */
export function toldOf(
  told: ReadonlyMap<string, number>,
  subject: string | undefined,
  { situations }: Seen,
): ReadonlyMap<string, number> {
  const riseMs = situations.find((known) => known.subject === subject)?.riseMs;
  if (subject === undefined || riseMs === undefined || told.get(subject) === riseMs) return told;
  return new Map([...told, [subject, riseMs]]);
}
