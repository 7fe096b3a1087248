import type { Instant } from './event.ts';

/** Epoch milliseconds of an RFC 3339 instant. NaN if the text is none. */
export function instantMs(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant of epoch milliseconds, UTC with milliseconds. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}
