import type { Instant } from '../../contract/event.ts';
import type { DatexRecord, Period } from './datex2-record.ts';
import { sourceTime } from './source-time.ts';

/** When a record holds, read strictly. */
export interface Validity {
  readonly start: Instant;
  readonly end: Instant | undefined;
  readonly isEnded: boolean;
  /** Not now: planned, between its periods, or in an exception. */
  readonly isResting: boolean;
  /** One of its times has no offset: the city's clock was taken. */
  readonly isZoneAssumed: boolean;
}

/** The record's validity at an instant, or in words which of its times is none. */
export function validityOf(
  record: DatexRecord,
  versionTime: Instant,
  now: Instant,
  zone: string,
): Validity | { readonly why: string } {
  const { start: startText, end: endText } = record;
  const begun = startText === undefined ? undefined : sourceTime(startText, zone);
  const start = startText === undefined ? versionTime : begun?.at;
  if (start === undefined) return { why: `no such start: ${startText?.slice(0, 40)}` };
  const over = endText === undefined ? undefined : sourceTime(endText, zone);
  const end = over?.at;
  if (endText !== undefined && end === undefined) {
    return { why: `no such end: ${endText.slice(0, 40)}` };
  }
  const isZoneAssumed = [begun, over].some((time) => (time?.flags ?? []).length > 0);
  const isSuspended = record.validityStatus === 'suspended';
  const isEnded = record.isOver || isSuspended || (end !== undefined && end <= now);
  const { validPeriods, exceptionPeriods } = record;
  const isBetween =
    validPeriods.length > 0 && !validPeriods.some((period) => isIn(period, now, zone));
  const isExcepted = exceptionPeriods.some((period) => isIn(period, now, zone));
  const isPlanned = record.validityStatus === 'planned' || start > now;
  return { start, end, isEnded, isResting: isPlanned || isBetween || isExcepted, isZoneAssumed };
}

/** A bound that is not there, or that cannot be read, bounds nothing. */
function isIn({ start, end }: Period, now: Instant, zone: string): boolean {
  const from = sourceTime(start, zone)?.at;
  const to = sourceTime(end, zone)?.at;
  return (from === undefined || from <= now) && (to === undefined || now < to);
}
