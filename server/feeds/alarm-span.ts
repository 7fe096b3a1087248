import type { Instant } from '../../contract/event.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

/** Dates and hours of an AirKorea alarm as the source writes them. */
export interface AlarmTimes {
  readonly dataDate: string;
  readonly issueDate?: string | undefined;
  readonly issueTime: string;
  readonly clearDate?: string | undefined;
  readonly clearTime?: string | undefined;
}

export interface AlarmSpan {
  readonly issued: Instant;
  /** Absent while in force. */
  readonly endedAt?: Instant;
}

const DAY_MS = 86_400_000;

/** From when to when an alarm stands, or why its times cannot be. */
export function alarmSpan(
  times: AlarmTimes,
  zone: string,
): AlarmSpan | { readonly reject: string } {
  const { dataDate, issueDate = dataDate, issueTime, clearDate, clearTime } = times;
  const issued = instantOf(issueDate, issueTime, zone);
  if (issued === undefined) return { reject: `no such time: ${issueDate} ${issueTime}` };
  if (clearTime === undefined) return { issued };
  const cleared = instantOf(clearDate ?? issueDate, clearTime, zone);
  if (cleared === undefined) {
    return { reject: `no such clear time: ${clearDate ?? issueDate} ${clearTime}` };
  }
  if (cleared >= issued) return { issued, endedAt: cleared };
  // Ozone says no date: past midnight it is the next day.
  if (clearDate === undefined) {
    return { issued, endedAt: new Date(Date.parse(cleared) + DAY_MS).toISOString() };
  }
  return { reject: `cleared before it was issued: ${clearDate} ${clearTime}` };
}

/** Hours come as `15:00`, `9:00` and `15`. */
function instantOf(date: string, time: string, zone: string): Instant | undefined {
  const padded = time.replace(/^(\d)(?=:|$)/, '0$1');
  return zonedInstant(`${date} ${padded}`, zone, 'yyyy-MM-dd HH[:mm]');
}
