import type { Instant } from '../../contract/event.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import type { DatexRecord, Period } from './datex2-record.ts';

/** When a record holds, read strictly. */
export interface Validity {
  readonly start: Instant;
  readonly end: Instant | undefined;
  readonly isEnded: boolean;
  /** Not now: planned, between its periods, or in an exception. */
  readonly isResting: boolean;
}

/** The record's validity at an instant, or in words which of its times is none. */
export function validityOf(
  record: DatexRecord,
  versionTime: Instant,
  now: Instant,
): Validity | { readonly why: string } {
  const { start: startText, end: endText } = record;
  const start = startText === undefined ? versionTime : offsetInstant(startText);
  if (start === undefined) return { why: `no such start: ${startText?.slice(0, 40)}` };
  const end = endText === undefined ? undefined : offsetInstant(endText);
  if (endText !== undefined && end === undefined) {
    return { why: `no such end: ${endText.slice(0, 40)}` };
  }
  const isSuspended = record.validityStatus === 'suspended';
  const isEnded = record.isOver || isSuspended || (end !== undefined && end <= now);
  const { validPeriods, exceptionPeriods } = record;
  const isBetween = validPeriods.length > 0 && !validPeriods.some((period) => isIn(period, now));
  const isExcepted = exceptionPeriods.some((period) => isIn(period, now));
  const isPlanned = record.validityStatus === 'planned' || start > now;
  return { start, end, isEnded, isResting: isPlanned || isBetween || isExcepted };
}

/** A bound that is not there, or that cannot be read, bounds nothing. */
function isIn({ start, end }: Period, now: Instant): boolean {
  const from = start === undefined ? undefined : offsetInstant(start);
  const to = end === undefined ? undefined : offsetInstant(end);
  return (from === undefined || from <= now) && (to === undefined || now < to);
}
