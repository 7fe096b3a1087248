/**
 * Why a page loads itself anew: the server has another build; the nightly hour; it does not draw or
 * does not take in any more; its memory is nearly used; a file of its build is gone; its map cannot be
 * drawn again; a person asked for it.
 */
export type ReloadCause = 'build' | 'nightly' | 'stuck' | 'memory' | 'chunk' | 'map' | 'person';

export interface PastReload {
  readonly cause: ReloadCause;
  readonly atMs: number;
}

/** `held`: not while somebody must look at it; `spent`: it has not helped, so it is not tried again yet. */
export type ReloadVerdict = 'now' | 'held' | 'spent';

const MINUTE_MS = 60_000;
const SAME_CAUSE_MS = 10 * MINUTE_MS;
const ANY_CAUSE = { most: 3, withinMs: 60 * MINUTE_MS } as const;
/** These can wait; the others are of a page that shows nothing true any more. */
const CAN_WAIT: ReadonlySet<ReloadCause> = new Set(['build', 'nightly', 'memory']);

/**
 * A page that is broken for good must not load itself for ever: one reload a cause in 10 min, three in
 * an hour whatever the cause. `past` undefined = nothing can be remembered, so none at all by itself.
 */
export function judgeReload(
  cause: ReloadCause,
  past: readonly PastReload[] | undefined,
  nowMs: number,
  isHeld: boolean,
): ReloadVerdict {
  if (cause === 'person') return 'now';
  if (past === undefined) return 'spent';
  const since = (spanMs: number): readonly PastReload[] =>
    past.filter(({ atMs }) => Math.abs(nowMs - atMs) < spanMs);
  if (since(SAME_CAUSE_MS).some((one) => one.cause === cause)) return 'spent';
  const others = since(ANY_CAUSE.withinMs).filter((one) => one.cause !== 'person');
  if (others.length >= ANY_CAUSE.most) return 'spent';
  return isHeld && CAN_WAIT.has(cause) ? 'held' : 'now';
}
