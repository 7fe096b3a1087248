import { dayOf } from '../design/times.ts';
import { cityInstant } from './city-instant.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const AGO =
  /^(?:-\s*(\d{1,4})\s*(분|시간|m|min|h)|(\d{1,4})\s*(분|시간|min|minutes?|h|hours?)\s*(?:전|ago))$/u;
const CLOCK = /^(\d{1,2})(?:[:시]\s*(?:(\d{1,2})분?)?)$/u;
const DIGITS = /^([01]\d|2[0-3])([0-5]\d)$/u;
const BACK: Readonly<Record<string, number>> = {
  오늘: 0,
  today: 0,
  어제: 1,
  yesterday: 1,
  그제: 2,
  그저께: 2,
};
const DAY = /^(?:(\d{4})[-./년]\s*)?(\d{1,2})[-./월]\s*(\d{1,2})[일.]?\s+/u;

/** Whether only an instant is meant: `G ` before it, on either script of the keyboard. */
export function isTimeTyped(typed: string): boolean {
  return /^[gㅎ](?:\s+(?:$|[-\d어오그yt])|\d)/iu.test(typed);
}

const two = (text: string | number): string => String(text).padStart(2, '0');

function clockOf(text: string): string | undefined {
  const [, hour, minute = '00'] = CLOCK.exec(text) ?? DIGITS.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${two(hour)}:${two(minute)}`;
}

/**
 * The instant that was typed: `21:00`, `2100`, `21시 30분`, `어제 18:00`, `8/8 21:30`,
 * `2022-08-08 21:30`, `10분 전`, `-2h`. Without a day that of the clock, or the one before; never after
 * `edgeMs`, the newest that is held: from a past instant one goes on as well as back.
 */
export function typedTime(
  typed: string,
  clockMs: number,
  zone: string,
  edgeMs = clockMs,
): number | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^[gㅎ](?:\s+|(?=\d))/u, '')
    .replaceAll(/\s+/gu, ' ');
  const [, minus, minusUnit, plain, plainUnit] = AGO.exec(text) ?? [];
  const amount = minus ?? plain;
  if (amount !== undefined) {
    const isHours = /^(?:시간|h)/u.test(minusUnit ?? plainUnit ?? '');
    return clockMs - Number(amount) * (isHours ? 60 : 1) * MINUTE_MS;
  }
  const dated = DAY.exec(text);
  if (dated !== null) {
    const [whole, year, month = '', day = ''] = dated;
    const clock = clockOf(text.slice(whole.length));
    if (clock === undefined) return undefined;
    const thisYear = Number(dayOf(clockMs, zone).slice(0, 4));
    const years = year === undefined ? [thisYear, thisYear - 1] : [Number(year)];
    return years
      .map((one) => cityInstant(`${one}-${two(month)}-${two(day)}`, clock, zone))
      .find((ms) => ms !== undefined && ms <= edgeMs);
  }
  const [word = '', rest] = text.split(' ', 2);
  const back = BACK[word];
  const clock = clockOf(back === undefined ? text : (rest ?? ''));
  if (clock === undefined) return undefined;
  const days = back === undefined ? [0, 1] : [back];
  return days
    .map((ago) => cityInstant(dayOf(clockMs - ago * DAY_MS, zone), clock, zone))
    .find((ms) => ms !== undefined && ms <= edgeMs);
}
