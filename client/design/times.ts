import type { Language } from './language.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, key: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') {
  const name = `${zone} ${key} ${locale}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formats.set(name, made);
  return made;
}

/** `21:32` in the city's zone. */
export function clockMinute(ms: number, zone: string): string {
  return format(zone, 'hm', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

/** `21:32:07` in the city's zone. */
export function clockSecond(ms: number, zone: string): string {
  return format(zone, 'hms', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
}

/** `2022년 8월 8일 월요일`, `Monday, 8 August 2022`. */
export function longDate(ms: number, zone: string, language: Language): string {
  const options = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  return format(zone, 'date', options, language === 'ko' ? 'ko-KR' : 'en-GB').format(ms);
}

/** The local calendar day as `2022-08-08`; to tell today from another day. */
export function dayOf(ms: number, zone: string): string {
  return format(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE').format(
    ms,
  );
}

/** `8.7.`, `7 Aug`: the day in the city's calendar. */
function shortDay(ms: number, zone: string, language: Language): string {
  if (language === 'en')
    return format(zone, 'short', { day: 'numeric', month: 'short' }).format(ms);
  const [, month, day] = dayOf(ms, zone).split('-');
  return `${Number(month)}.${Number(day)}.`;
}

/** `21:32` on that day (as `dayOf` tells it), `8.7. 23:10` on another, in English `7 Aug 23:10`. */
export function clockOfDay(
  ms: number,
  today: string,
  zone: string,
  language: Language = 'ko',
): string {
  const clock = clockMinute(ms, zone);
  return dayOf(ms, zone) === today ? clock : `${shortDay(ms, zone, language)} ${clock}`;
}

/** `21:32` today, on another day of the city's calendar `8.7. 23:10`, in English `7 Aug 23:10`. */
export function clockOrDay(
  ms: number,
  nowMs: number,
  zone: string,
  language: Language = 'ko',
): string {
  return clockOfDay(ms, dayOf(nowMs, zone), zone, language);
}

/** `23:10` within the last 24 h, `8.7.` before: where there is room for one of them only. */
export function clockElseDay(
  ms: number,
  nowMs: number,
  zone: string,
  language: Language = 'ko',
): string {
  return nowMs - ms < dayMs ? clockMinute(ms, zone) : shortDay(ms, zone, language);
}

/** `21:32:07` today, `8.7. 23:10` on another day: of what stopped then the second is of use while it is fresh. */
export function secondOrDay(
  ms: number,
  nowMs: number,
  zone: string,
  language: Language = 'ko',
): string {
  return dayOf(ms, zone) === dayOf(nowMs, zone)
    ? clockSecond(ms, zone)
    : clockOrDay(ms, nowMs, zone, language);
}

/** `2022-08-08 21:32` in the city's zone: an instant that is not today's, told in full. */
export function dayAndMinute(ms: number, zone: string): string {
  return `${dayOf(ms, zone)} ${clockMinute(ms, zone)}`;
}

/** `2022-08-08T21:32:07+09:00`: the city's own time, for addresses that people pass on. */
export function zonedInstant(ms: number, zone: string): string {
  const parts = format(zone, 'offset', { timeZoneName: 'longOffset' }).formatToParts(ms);
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = named === 'GMT' ? 'Z' : named.replace('GMT', '');
  return `${dayOf(ms, zone)}T${clockSecond(ms, zone)}${offset}`;
}

/** Length of a span: `37초`, `12분`, `5시간 22분`, `3일`; `37 s`, `12 min`, `5 h 22 min`, `3 d`. */
export function formatSpan(ms: number, language: Language): string {
  const [day, hour, minute, second] =
    language === 'ko' ? ['일', '시간', '분', '초'] : [' d', ' h', ' min', ' s'];
  const span = Math.max(0, ms);
  if (span < minuteMs) return `${Math.floor(span / 1000)}${second}`;
  if (span < hourMs) return `${Math.floor(span / minuteMs)}${minute}`;
  if (span >= 2 * dayMs) return `${Math.floor(span / dayMs)}${day}`;
  const minutes = Math.floor((span % hourMs) / minuteMs);
  const hours = `${Math.floor(span / hourMs)}${hour}`;
  return minutes === 0 ? hours : `${hours} ${minutes}${minute}`;
}

/** `6분 전`, `6 min ago`. */
export function formatAge(ms: number, language: Language): string {
  const span = formatSpan(ms, language);
  return language === 'ko' ? `${span} 전` : `${span} ago`;
}

/** How long something took, to the second: `47초`, `1분 36초`; `47 s`, `1 min 36 s`. */
export function formatTook(sec: number, language: Language): string {
  const whole = Math.max(0, Math.round(sec));
  const rest = formatSpan((whole % 60) * 1000, language);
  if (whole < 60) return rest;
  const minutes = formatSpan((whole - (whole % 60)) * 1000, language);
  return whole % 60 === 0 || whole >= 3600 ? minutes : `${minutes} ${rest}`;
}
