import type { PastReload, ReloadCause } from './reload-policy.ts';

const KEY = 'reloads';
const REMEMBERED_MS = 24 * 3_600_000;
const MOST = 50;
const CAUSES: ReadonlySet<string> = new Set<ReloadCause>([
  'build',
  'nightly',
  'stuck',
  'memory',
  'chunk',
  'map',
  'person',
]);

const isReload = (value: unknown): value is PastReload => {
  if (typeof value !== 'object' || value === null) return false;
  const { cause, atMs } = value as { readonly cause?: unknown; readonly atMs?: unknown };
  return typeof cause === 'string' && CAUSES.has(cause) && typeof atMs === 'number';
};

/** Reloads of the last 24 h by this tab itself, oldest first; undefined = it has no memory. */
export function pastReloads(
  nowMs: number,
  storage: () => Pick<Storage, 'getItem'> = () => sessionStorage,
): readonly PastReload[] | undefined {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
    const known = Array.isArray(stored) ? stored.filter(isReload) : [];
    return known.filter(({ atMs }) => Math.abs(nowMs - atMs) < REMEMBERED_MS);
  } catch {
    return undefined;
  }
}

/** Writes a reload down before it happens; false = it would be forgotten, so it must not happen. */
export function recordReload(
  reload: PastReload,
  past: readonly PastReload[],
  storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => sessionStorage,
): boolean {
  try {
    const text = JSON.stringify([...past, reload].slice(-MOST));
    storage().setItem(KEY, text);
    return storage().getItem(KEY) === text;
  } catch {
    return false;
  }
}
