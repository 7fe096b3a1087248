import type { SourceFault } from '../feed-kit/reading.ts';

/** A key or an address is mended by a person: no use in asking as if nothing were wrong. */
const CONFIG_REST_MS = 15 * 60_000;
/** Without a known limit a window of an hour is the usual one. */
const QUOTA_REST_MS = 3_600_000;

/**
 * How long a feed rests whose answer was an error of the source, although HTTP said 200: until its
 * day begins anew for a used-up quota; a quarter of an hour for a fault that a person must mend. A
 * passing fault of the source needs no rest: undefined.
 */
export function sourceRestMs(
  fault: SourceFault,
  untilResetMs: number | undefined,
): number | undefined {
  if (fault.kind === 'quota') return untilResetMs ?? QUOTA_REST_MS;
  return fault.kind === 'source' ? undefined : CONFIG_REST_MS;
}
