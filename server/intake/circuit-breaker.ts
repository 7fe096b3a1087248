import type { Arrival } from './arrival.ts';

/**
 * When a failing source is asked again (REL-14): three tries at random up to 30 s apart, then the
 * circuit is open for a minute, longer each time; after that one call probes before the rest is asked.
 */
export interface CircuitBreaker {
  /** The next round may ask only one call, to see whether the source is back. */
  isProbing(): boolean;
  succeeded(): void;
  /** Gives how long to wait, ms. */
  failed(): number;
}

const SHORTEST_TRY_MS = 1_000;
/** Longest wait before the second and the third try. */
const TRY_LIMITS_MS = [10_000, 30_000] as const;
const OPEN_MS = 60_000;
const LONGEST_OPEN_MS = 5 * 60_000;

const PROBED = { ko: '1–5분마다 한 번만 확인', en: 'one try every 1 to 5 minutes' };

/** While the circuit is open a failure says so, because the feed is asked less than its cadence. */
export function withOpenCircuit(arrival: Arrival): Arrival {
  if (arrival.kind !== 'failure' || arrival.failure.kind === 'quota') return arrival;
  const { ko, en = ko } = arrival.failure.reason;
  const reason = { ko: `${ko}, ${PROBED.ko}`, en: `${en}, ${PROBED.en}` };
  return { ...arrival, failure: { ...arrival.failure, reason } };
}

/** `random` gives 0 ≤ x < 1: full jitter, so that feeds of one host do not come back together. */
export function circuitBreaker(random: () => number): CircuitBreaker {
  let failures = 0;
  return {
    isProbing: () => failures > TRY_LIMITS_MS.length,
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      const tryMs = TRY_LIMITS_MS[failures - 1];
      if (tryMs !== undefined) return SHORTEST_TRY_MS + random() * (tryMs - SHORTEST_TRY_MS);
      const openMs = Math.min(
        LONGEST_OPEN_MS,
        OPEN_MS * 2 ** (failures - TRY_LIMITS_MS.length - 1),
      );
      return openMs * (0.9 + 0.2 * random());
    },
  };
}
