import type { RateLimit } from '../command-rate.ts';

const PER_SEC = 20;

/** A phone that drives faster is refused, not cut off: a finger slides on the map. */
export const DRIVING: RateLimit = { burst: PER_SEC, perSec: PER_SEC };
/** Whoever keeps to the limit never meets this one, which ends a socket. */
export const FLOODING: RateLimit = { burst: 10 * PER_SEC, perSec: PER_SEC };
