import { measureWords } from '../../design/measure.ts';
import { clockMinute } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';
import type { LimitAhead } from '../../explore/drill-ahead.ts';

const minuteMs = 60_000;
/** Bounds that lie this much more to one side are told as two instants. */
const EVEN = 1.5;

/** When the next limit is reached and how sure that is: 주의보 7.00 m까지 8분 (직선 외삽 21:40 ± 4분). */
export function aheadLine(
  ahead: LimitAhead,
  unit: string,
  nowMs: number,
  zone: string,
  words: Words,
): { readonly what: string; readonly bounds: string } {
  const { say, word } = words;
  const { atMs, earliestMs, latestMs, samples } = ahead;
  const fill = { label: say(ahead.label), limit: measureWords(ahead.limit, unit, words) };
  const minutes = Math.round((atMs - nowMs) / minuteMs);
  const what =
    minutes < 0
      ? word('explore/drill/ahead/passed', fill)
      : word('explore/drill/ahead/in', { ...fill, minutes });
  const time = clockMinute(atMs, zone);
  const from = clockMinute(earliestMs, zone);
  const told = { time, from, n: samples };
  if (latestMs === undefined) return { what, bounds: word('explore/drill/ahead/open', told) };
  const [before, after] = [atMs - earliestMs, latestMs - atMs];
  const margin = Math.max(1, Math.round(Math.max(before, after) / minuteMs));
  const isEven = after <= EVEN * Math.max(before, minuteMs) || margin <= 2;
  return {
    what,
    bounds: isEven
      ? word('explore/drill/ahead/bounds', { ...told, margin })
      : word('explore/drill/ahead/range', { ...told, to: clockMinute(latestMs, zone) }),
  };
}
