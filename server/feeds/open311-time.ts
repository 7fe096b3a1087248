import { sourceTime, type SourceTime } from './source-time.ts';

/**
 * A time as endpoints write it: RFC 3339, with a space for the T or before the offset, or a bare
 * date; without an offset by the city's clock.
 */
export function open311Time(text: string, zone: string): SourceTime | undefined {
  const joined = text
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
    .replace(/ (?=[+-]\d)/, '');
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(joined) ? `${joined}T00:00` : joined;
  return sourceTime(whole, zone);
}
