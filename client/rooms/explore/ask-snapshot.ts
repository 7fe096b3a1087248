import type { PastBasis, Snapshot } from '../../../contract/delta.ts';
import { applySnapshot } from '../../city/apply.ts';
import type { City } from '../../city/city.ts';
import { timelineApi } from '../../city/exercise-address.ts';

/** The city at another instant, or why there is none. */
export type AskedCity =
  | { readonly state: 'held'; readonly city: City }
  /** Not recorded; `fromMs` = where the record begins, if the server says. */
  | { readonly state: 'not-held'; readonly fromMs?: number }
  | { readonly state: 'failed'; readonly why: string };

const NOT_FOUND = 404;
/** What takes longer is as good as lost. */
const patienceMs = 30_000;

/** Where the record begins, by the server's own timeline. */
async function heldFrom(signal: AbortSignal): Promise<number | undefined> {
  const response = await fetch(timelineApi('/timeline'), { signal });
  if (!response.ok) return undefined;
  const { span } = (await response.json()) as { readonly span?: { readonly from: string } | null };
  const fromMs = Date.parse(span?.from ?? '');
  return Number.isNaN(fromMs) ? undefined : fromMs;
}

/** Asks for the whole city at an instant; rejects only when `signal` ends it. */
export async function askSnapshot(
  atMs: number,
  basis: PastBasis,
  signal: AbortSignal,
): Promise<AskedCity> {
  try {
    const query = new URLSearchParams({ at: new Date(atMs).toISOString(), basis });
    const patient = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const response = await fetch(timelineApi(`/snapshot?${query}`), { signal: patient });
    if (response.status === NOT_FOUND) {
      const fromMs = await heldFrom(patient);
      return { state: 'not-held', ...(fromMs === undefined ? {} : { fromMs }) };
    }
    if (!response.ok) return { state: 'failed', why: `HTTP ${response.status}` };
    const snapshot = (await response.json()) as Snapshot;
    return { state: 'held', city: applySnapshot(snapshot) };
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'failed', why: String(error) };
  }
}
