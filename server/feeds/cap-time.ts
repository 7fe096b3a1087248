import type { Instant } from '../../contract/event.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

export interface ReadTime {
  readonly at: Instant;
  /** The text had no zone; the feed's was taken. */
  readonly isZoneAssumed: boolean;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** `Mon, 30 Dec 2019 00:17:00 GMT` */
const RFC_822 =
  /^(?:[A-Za-z]{3},\s*)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}:\d{2})(:\d{2})? ([A-Z]{1,4}|[+-]\d{4})$/;
/** `Tue Apr 07 03:08:00 IST 2026`, as Java writes a date. */
const JAVA = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([A-Z]{1,4}) (\d{4})$/;
const NO_ZONE = ['yyyy-MM-ddTHH:mm:ss[.S]', 'yyyy-MM-dd HH:mm:ss[.S]'];

/** RFC 822's zone words and India's own. */
const ZONE_WORDS: Readonly<Record<string, string>> = {
  GMT: '+00:00',
  UT: '+00:00',
  UTC: '+00:00',
  Z: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  IST: '+05:30',
};

/**
 * A time of a feed: RFC 3339 with its offset, else RFC 822, else Java's, else without a zone and so
 * in `zone`. `undefined` for anything else and for times that do not exist.
 */
export function capTime(text: string, zone: string): ReadTime | undefined {
  const at = offsetInstant(text) ?? wordyInstant(text);
  if (at !== undefined) return { at, isZoneAssumed: false };
  for (const pattern of NO_ZONE) {
    const assumed = zonedInstant(text, zone, pattern);
    if (assumed !== undefined) return { at: assumed, isZoneAssumed: true };
  }
  return undefined;
}

function wordyInstant(text: string): Instant | undefined {
  const mail = RFC_822.exec(text);
  if (mail !== null) {
    const [, day, month, year, minutes, seconds = ':00', zone] = mail;
    return instantOf({ day, month, year, clock: `${minutes}${seconds}`, zone });
  }
  const [, month, day, clock, zone, year] = JAVA.exec(text) ?? [];
  return instantOf({ day, month, year, clock, zone });
}

type Part = string | undefined;

function instantOf(parts: Record<'day' | 'month' | 'year' | 'clock' | 'zone', Part>) {
  const { day, month, year, clock, zone } = parts;
  if (day === undefined || month === undefined || zone === undefined) return undefined;
  const number = MONTHS.indexOf(month) + 1;
  const offset = ZONE_WORDS[zone] ?? zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return offsetInstant(`${date}T${clock}${offset}`);
}
