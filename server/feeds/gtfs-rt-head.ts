import type { Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { optionalNumeric, optionalText } from '../feed-kit/field.ts';
import { at, type PlainRecord } from '../feed-kit/record.ts';

/** What a body says of itself as a whole. */
export interface Head {
  readonly version: string | undefined;
  /** Lists everything there is; else only what changed. */
  readonly isFull: boolean;
  /** What `incrementality` said if it was neither of its two words. */
  readonly strangeForm: string | undefined;
  /** When it was made by its own clock; of a clock that cannot be, when it arrived. */
  readonly time: Instant;
  readonly isClockUsable: boolean;
}

/** Before it no bus had a clock: 0 and small numbers mean that the time is not known. */
const EARLIEST_SEC = 631_152_000;
const LATEST_SEC = 253_402_300_799;
const DAY_MS = 86_400_000;

/** The vehicles of a body share the seconds of the last minutes. */
const MAX_REMEMBERED = 5_000;
const remembered = new Map<number, Instant>();

/** Seconds since 1970 → instant; 0, before 1990 and beyond the year 9999 are none. */
export function instantOfSec(sec: number | undefined): Instant | undefined {
  if (sec === undefined || !(sec >= EARLIEST_SEC && sec <= LATEST_SEC)) return undefined;
  const known = remembered.get(sec);
  if (known !== undefined) return known;
  const instant = instantOf(Math.floor(sec * 1000));
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(sec, instant);
  return instant;
}

/** Over a day after `now`; a receiver without a fix counts from an epoch of its own. */
export function isFarAhead(time: Instant, now: Instant): boolean {
  // Instants sort as text; the dates are parsed only for the rare future one.
  return time > now && instantMs(time) - instantMs(now) > DAY_MS;
}

/** Whether `incrementality` says that what is not listed is gone. */
export function isFullDataset(form: unknown): boolean {
  return form === 0 || form === 'FULL_DATASET';
}

/** The header of a body that arrived at `receivedAt`. */
export function headOf(header: PlainRecord, receivedAt: Instant): Head {
  const own = instantOfSec(optionalNumeric.safeParse(at(header, 'timestamp')).data);
  const isClockUsable = own !== undefined && !isFarAhead(own, receivedAt);
  const form = at(header, 'incrementality') ?? 0;
  const isDifferential = form === 1 || form === 'DIFFERENTIAL';
  const isKnown = isDifferential || isFullDataset(form);
  return {
    version: optionalText.safeParse(at(header, 'gtfsRealtimeVersion')).data,
    isFull: isFullDataset(form),
    strangeForm: isKnown ? undefined : String(form).slice(0, 40),
    time: isClockUsable && own <= receivedAt ? own : receivedAt,
    isClockUsable,
  };
}
