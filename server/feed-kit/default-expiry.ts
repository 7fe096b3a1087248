import type { Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';

const DAY_MS = 86_400_000;

/** When a warning that names no end is taken to be over; it carries the flag `default-expiry`. */
export function defaultExpiry(from: Instant): Instant {
  return instantOf(instantMs(from) + DAY_MS);
}
