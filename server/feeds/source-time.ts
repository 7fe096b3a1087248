import type { Flag, Instant } from '../../contract/event.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

export interface SourceTime {
  readonly at: Instant;
  /** Empty when all is well. */
  readonly flags: readonly Flag[];
}

const ZONELESS = 'yyyy-MM-ddTHH:mm[:ss[.S]]';
/** A device without a clock says 1970 or 1980; no sensor of a city has measured before this. */
const EARLIEST = '1990-01-01T00:00:00.000Z';

/**
 * A time as the open sensor standards write it: RFC 3339, of an interval its end, and without an
 * offset the city's own clock, flagged. `undefined` for no real time or one before 1990.
 */
export function sourceTime(value: unknown, zone: string): SourceTime | undefined {
  if (typeof value !== 'string') return undefined;
  const text = (value.split('/').at(-1) ?? '').trim();
  const withColon = text.replace(/([+-]\d{2})(\d{2})$/, hasClock(text) ? '$1:$2' : '$&');
  const exact = offsetInstant(withColon);
  const at = exact ?? zonedInstant(text, zone, ZONELESS);
  if (at === undefined || at < EARLIEST) return undefined;
  return { at, flags: exact === undefined ? ['zone-assumed'] : [] };
}

/** `-0101` of a bare date is no offset. */
function hasClock(text: string): boolean {
  return text.includes('T');
}
