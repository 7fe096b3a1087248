import type { Instant } from './event.ts';

/** As `instantOf` writes them: read without a parser, because every event brings a few. */
const OWN_LENGTH = '2022-08-08T11:00:00.000Z'.length;
const DATE_LENGTH = '2022-08-08T'.length;
const HOUR_MS = 3_600_000;
const MIN_MS = 60_000;

/** The date that was read last, and its midnight: nearly all instants of a city are of one day. */
let lastDate = 'none';
let midnightMs = Number.NaN;

/** Epoch milliseconds of an RFC 3339 instant. NaN if the text is none. */
export function instantMs(instant: Instant): number {
  if (instant.length !== OWN_LENGTH) return Date.parse(instant);
  const clockMs = clockOf(instant);
  if (instant.startsWith(lastDate) && clockMs >= 0) return midnightMs + clockMs;
  const ms = Date.parse(instant);
  if (clockMs >= 0 && ms >= 0) {
    lastDate = instant.slice(0, DATE_LENGTH);
    midnightMs = ms - clockMs;
  }
  return ms;
}

/** The instant of epoch milliseconds, UTC with milliseconds. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Milliseconds of the day that end an instant as we write it; NaN if it is written otherwise. */
function clockOf(text: string): number {
  if (text.charCodeAt(10) !== 84 || text.charCodeAt(23) !== 90) return Number.NaN;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  if (text.charCodeAt(19) !== 46) return Number.NaN;
  const hours = digitsAt(text, 11);
  const minutes = digitsAt(text, 14);
  const seconds = digitsAt(text, 17);
  const ms = digitsAt(text, 20) * 10 + (digitsAt(text, 21) % 10);
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return Number.NaN;
  return hours * HOUR_MS + minutes * MIN_MS + seconds * 1000 + ms;
}

/** The number that two digits write; NaN if they are none. */
function digitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
