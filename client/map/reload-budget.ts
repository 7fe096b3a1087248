const HOUR_MS = 3_600_000;
const RELOADS_PER_HOUR = 3;

/** After this long without its context the map does not come back by itself. */
export const RESTORE_WAIT_MS = 8_000;

/** A page that loses its graphics again and again must not reload for ever: at most 3 in an hour. */
export function mayReload(reloadedAtMs: readonly number[], nowMs: number): boolean {
  return reloadedAtMs.filter((atMs) => nowMs - atMs < HOUR_MS).length < RELOADS_PER_HOUR;
}
