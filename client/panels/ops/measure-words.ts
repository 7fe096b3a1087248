import type { AlarmData } from '../../../contract/alarm.ts';
import { measureWords } from '../../design/measure.ts';
import { clockOrDay } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';

const minuteMs = 60_000;

/** The limit that is passed: 70 % 이상; `undefined` = it is a state, not a number. */
export function limitWords(
  { limit, direction, unit }: AlarmData,
  words: Words,
): string | undefined {
  if (limit === undefined) return undefined;
  const value = measureWords(limit, unit, words);
  return words.word(`ops/alarm/limit/${direction ?? 'above'}`, { value });
}

/** How fast it changes, with its sign: 시간당 +12 %. */
export function rateWords({ ratePerHour, unit }: AlarmData, words: Words): string | undefined {
  if (ratePerHour === undefined || ratePerHour === 0) return undefined;
  const value = measureWords(ratePerHour, unit, words);
  return words.word('ops/alarm/rate', { value: ratePerHour > 0 ? `+${value}` : value });
}

/** When the next limit may be reached, with its uncertainty: 약 12분 뒤 70 % (8–19분). */
export function aheadWords(
  { ahead, unit }: AlarmData,
  nowMs: number,
  words: Words,
): string | undefined {
  if (ahead === undefined) return undefined;
  const minutesTo = (at: string): number =>
    Math.max(0, Math.round((Date.parse(at) - nowMs) / minuteMs));
  const limit = measureWords(ahead.limit, unit, words);
  const minutes = minutesTo(ahead.at);
  const from = minutesTo(ahead.earliest);
  if (minutes === 0) return words.word('ops/alarm/aheadNow', { limit });
  if (ahead.latest === undefined)
    return words.word('ops/alarm/aheadOpen', { limit, minutes, from });
  return words.word('ops/alarm/ahead', { limit, minutes, from, to: minutesTo(ahead.latest) });
}

/** The worst it was, and when. */
export function worstWords(
  { worst, unit }: AlarmData,
  nowMs: number,
  zone: string,
  words: Words,
): string | undefined {
  if (worst === undefined) return undefined;
  const time = clockOrDay(Date.parse(worst.at), nowMs, zone);
  return words.word('ops/alarm/worst', { value: measureWords(worst.value, unit, words), time });
}
