import { clockMinute, dayOf } from '../../design/times.ts';
import { NUMBER, numberOf } from './spoken-number.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Of what is called night: from here on the hours are morning. */
const LAST_HOUR_OF_NIGHT = 5;

const koreanAgo = new RegExp(
  `(${NUMBER})\\s*(분|시간)(?:\\s*(반))?(?:\\s*(${NUMBER})\\s*분)?\\s*(?:전|앞|되감|뒤로)`,
  'u',
);
const englishAgo = new RegExp(
  `\\b(${NUMBER})\\s*(minutes?|min|hours?|hrs?)\\s*(?:ago|back|earlier)|(?:back|rewind)(?: by)?\\s+(${NUMBER})\\s*(minutes?|min|hours?|hrs?)`,
  'u',
);
const koreanClock = new RegExp(
  `(오전|오후|새벽|아침|저녁|밤|낮)?\\s*(${NUMBER})\\s*시(?!간)\\s*(?:(${NUMBER})\\s*분|(반))?`,
  'u',
);
const digitalClock = /\b(\d{1,2})[: ](\d{2})\b\s*(am|pm|a m|p m)?/u;
const englishClock = /\bat (\d{1,2})\s*(am|pm|a m|p m|o clock)?\b/u;

const unitMs = (unit: string): number => (/^(?:시간|h)/u.test(unit) ? 60 : 1) * minuteMs;

/** How long ago: `십 분 전`, `한 시간 반 전`, `go back 10 minutes`; undefined = nothing of the kind. */
function agoMs(said: string): number | undefined {
  const [, amount, unit, half, minutes] = koreanAgo.exec(said) ?? [];
  if (amount !== undefined && unit !== undefined) {
    const more = half === undefined ? (numberOf(minutes ?? '') ?? 0) : 30;
    const span = numberOf(amount);
    return span === undefined ? undefined : span * unitMs(unit) + more * minuteMs;
  }
  const [, first, firstUnit, second, secondUnit] = englishAgo.exec(said) ?? [];
  const span = numberOf(first ?? second ?? '');
  const named = firstUnit ?? secondUnit;
  return span === undefined || named === undefined ? undefined : span * unitMs(named);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Said so that noon and midnight cannot be mixed up. */
  readonly isSure: boolean;
}

function halfDay(hour: number, half: string | undefined): number {
  // 밤 열두 시 is midnight, 밤 한 시 the hour after it.
  if (half === '밤' && (hour === 12 || hour <= LAST_HOUR_OF_NIGHT)) return hour % 12;
  const isLate = half !== undefined && /오후|저녁|밤|낮|^p/u.test(half);
  const isEarly = half !== undefined && /오전|새벽|아침|^a/u.test(half);
  if (isLate && hour < 12) return hour + 12;
  return isEarly && hour === 12 ? 0 : hour;
}

function clockOf(said: string): Clock | undefined {
  const [found, half, hours, minutes, isHalf] = koreanClock.exec(said) ?? [];
  if (found !== undefined) {
    const hour = numberOf(hours ?? '');
    const minute = isHalf === undefined ? (numberOf(minutes ?? '') ?? 0) : 30;
    if (hour === undefined) return undefined;
    return { hour: halfDay(hour, half), minute, isSure: half !== undefined || hour > 12 };
  }
  const digital = digitalClock.exec(said);
  const [, hours2, minutes2, half2] = digital ?? [];
  if (digital !== null) {
    const hour = halfDay(Number(hours2), half2);
    return { hour, minute: Number(minutes2), isSure: true };
  }
  const [, hours3, half3] = englishClock.exec(said) ?? [];
  if (hours3 === undefined) return undefined;
  const isSure = half3 !== undefined && half3 !== 'o clock';
  return { hour: halfDay(Number(hours3), half3), minute: 0, isSure };
}

/** Whole days before today that are named. */
function daysAgo(said: string): number | undefined {
  if (/그저께|그제|day before yesterday/u.test(said)) return 2;
  if (/어제|어젯밤|엊저녁|yesterday|last night/u.test(said)) return 1;
  return /오늘|today/u.test(said) ? 0 : undefined;
}

/** The last time before `nowMs` at which the city's clocks showed it; on that day, if one is named. */
function lastAt(
  { hour, minute }: Clock,
  days: number | undefined,
  nowMs: number,
  zone: string,
): number | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const wanted = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const day = days === undefined ? undefined : dayOf(nowMs - days * dayMs, zone);
  const thisMinute = Math.floor(nowMs / minuteMs) * minuteMs;
  for (let ago = 0; ago < ((days ?? 0) + 1) * dayMs; ago += minuteMs) {
    const atMs = thisMinute - ago;
    if (clockMinute(atMs, zone) !== wanted) continue;
    if (day === undefined || dayOf(atMs, zone) === day) return atMs;
  }
  return undefined;
}

/**
 * The instants that may be meant, likeliest first: `십 분 전`, `밤 9시 20분`, `at 21:20`. A bare `9시`
 * may be either half of the day: the later one in the past comes first.
 */
export function spokenTimes(said: string, nowMs: number, zone: string): readonly number[] {
  const ago = agoMs(said);
  if (ago !== undefined) return [nowMs - ago];
  const clock = clockOf(said);
  if (clock === undefined) return [];
  const days = daysAgo(said);
  const other = { ...clock, hour: (clock.hour + 12) % 24 };
  const meant = clock.isSure ? [clock] : [clock, other];
  return meant.flatMap((one) => lastAt(one, days, nowMs, zone) ?? []).toSorted((a, b) => b - a);
}
