import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import { localTimeText, zonedInstant } from '../../feed-kit/zoned-time.ts';

/** Times of the city's clocks, `HH:mm`. A shift that ends before it begins ends on the next day. */
export interface DutyHours {
  readonly shifts: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
  /** The morning briefing looks back to this time of the day before. */
  readonly morningSince: string;
}

interface AskedSpan {
  readonly from: Instant;
  readonly to: Instant;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const UNIT_MS = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: DAY_MS } as const;

/** `90m`, `8h`, `2d` as milliseconds; undefined = none of these. */
export function durationMs(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (digits === undefined || Number(digits) === 0) return undefined;
  return Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

/** A minute that is over: what came in it is in the log when it is asked for. */
export function wholeMinute(at: Instant): Instant {
  return instantOf(Math.floor(instantMs(at) / MINUTE_MS) * MINUTE_MS);
}

/** The last so many milliseconds. */
export function spanSince(now: Instant, ms: number): AskedSpan {
  const to = wholeMinute(now);
  return { from: instantOf(instantMs(to) - ms), to };
}

/** The shift that began last, as far as it has come. */
export function spanOfShift(
  now: Instant,
  zone: string,
  hours: { readonly from: string; readonly to: string },
): AskedSpan {
  const today = localTime(hours.from, now, zone, 0);
  const from = today <= now ? today : localTime(hours.from, now, zone, -1);
  const sameDay = localTime(hours.to, from, zone, 0);
  const end = sameDay > from ? sameDay : localTime(hours.to, from, zone, 1);
  return { from, to: end < now ? end : wholeMinute(now) };
}

/** Since a time of the day before. */
export function spanOfMorning(now: Instant, zone: string, since: string): AskedSpan {
  return { from: localTime(since, now, zone, -1), to: wholeMinute(now) };
}

/** A time of day so many days after an instant's own day. A time that a clock change skips is an hour later. */
function localTime(time: string, at: Instant, zone: string, days: number): Instant {
  const noon = zonedInstant(`${localTimeText(at, zone, 'yyyy-MM-dd')} 12:00`, zone, PATTERN) ?? at;
  const day = localTimeText(instantOf(instantMs(noon) + days * DAY_MS), zone, 'yyyy-MM-dd');
  return (
    zonedInstant(`${day} ${time}`, zone, PATTERN) ??
    zonedInstant(`${day} ${laterHour(time)}`, zone, PATTERN) ??
    at
  );
}

const PATTERN = 'yyyy-MM-dd HH:mm';
const laterHour = (time: string): string =>
  `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, '0')}${time.slice(2)}`;
