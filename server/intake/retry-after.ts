/** A wrong `Retry-After` must not silence a feed for a day. */
const LONGEST_MS = 3_600_000;

/**
 * How long a source asked us to wait: seconds, or an HTTP date, which is held against the source's
 * own clock (`Date`) where it tells it, because the two machines may disagree. Undefined if it
 * asked for nothing that can be read, or for a time already past.
 */
export function retryAfterMs(
  retryAfter: string | undefined,
  date: string | undefined,
  nowMs: number,
): number | undefined {
  const asked = retryAfter?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(asked)
    ? Number(asked) * 1000
    : httpDateMs(asked) - orElse(httpDateMs(date ?? ''), nowMs);
  return waitMs > 0 ? Math.min(waitMs, LONGEST_MS) : undefined;
}

const orElse = (ms: number, otherMs: number): number => (Number.isNaN(ms) ? otherMs : ms);

/** All three forms of RFC 9110 §5.6.7; the oldest one names no zone but means GMT. */
function httpDateMs(text: string): number {
  if (!/^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(text)) return Number.NaN;
  return Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
}
