import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';

/** Times as the city's clocks show them. */
export interface CityClock {
  /** `21:32`; on another day than `beside`, with the day: `9일 01:10`, `9 Aug 01:10`. */
  time(at: Instant, beside: Instant): Text;
  /** `2022년 8월 8일 월요일`, `Monday 8 August 2022`. */
  date(at: Instant): Text;
  /** `2022-08-08`, to tell days apart. */
  day(at: Instant): string;
}

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;

export function cityClock(zone: string): CityClock {
  const format = (locale: string, options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: Instant): string => made.format(instantMs(at));
  };
  const minute = format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayEn = format('en-GB', { day: 'numeric', month: 'short' });
  const long = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  const dateKo = format('ko-KR', long);
  const dateEn = format('en-GB', long);
  return {
    day,
    date: (at) => ({ ko: dateKo(at), en: dateEn(at) }),
    time: (at, beside) => {
      const clock = minute(at);
      if (day(at) === day(beside)) return { ko: clock, en: clock };
      return { ko: `${Number(day(at).slice(8))}일 ${clock}`, en: `${dayEn(at)} ${clock}` };
    },
  };
}

/** `24분`, `1시간 24분`, `2일 3시간`; whole minutes, at least one. */
export function spanText(from: Instant, to: Instant): Text {
  const minutes = Math.max(1, Math.round((instantMs(to) - instantMs(from)) / MINUTE_MS));
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const [head, tail] =
    hours >= 48
      ? ([Math.floor(hours / 24), hours % 24] as const)
      : ([hours, minutes % MINUTES_PER_HOUR] as const);
  const [headKo, headEn, tailKo, tailEn] =
    hours >= 48 ? ['일', 'd', '시간', 'h'] : ['시간', 'h', '분', 'min'];
  const parts = (big: string, small: string, gap: string): string =>
    [
      ...(head > 0 ? [`${head}${gap}${big}`] : []),
      ...(tail > 0 || head === 0 ? [`${tail}${gap}${small}`] : []),
    ].join(' ');
  return { ko: parts(headKo, tailKo, ''), en: parts(headEn, tailEn, ' ') };
}

/** `6분 12초`, `6 min 12 s`. */
export function secondsText(seconds: number): Text {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return { ko: `${rest}초`, en: `${rest} s` };
  if (rest === 0) return { ko: `${minutes}분`, en: `${minutes} min` };
  return { ko: `${minutes}분 ${rest}초`, en: `${minutes} min ${rest} s` };
}
