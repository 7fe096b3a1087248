import { clockMinute, dayAndMinute, dayOf } from '../design/times.ts';
import type { Words } from '../design/wording.ts';

const outside = /^at: expected (\S+Z) to (\S+Z), found (\S+Z)$/u;
const unchanged = /^nothing changed (before|after) (\S+Z)$/u;
const unfinished = /^from (\S+Z) to (\S+Z) the log has not every change/u;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu;

/**
 * Why time stays where it is, in the reader's language and the city's own time. What the server says
 * in words that are not known here is shown as it is, but for the instants in it.
 */
export function refusalWords(problem: string, zone: string, { word }: Words): string {
  const at = (text: string | undefined): string => {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? `${text}` : dayAndMinute(ms, zone);
  };
  const until = (to: string | undefined, from: string | undefined): string => {
    const [fromMs, toMs] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return at(to);
    return dayOf(fromMs, zone) === dayOf(toMs, zone) ? clockMinute(toMs, zone) : at(to);
  };
  const [, from, to, found] = outside.exec(problem) ?? [];
  if (found !== undefined) {
    return word('time/outside', { time: at(found), from: at(from), to: until(to, from) });
  }
  const [, side, edge] = unchanged.exec(problem) ?? [];
  if (side !== undefined) return word(`time/nothing-${side}`, { time: at(edge) });
  const [, first, last] = unfinished.exec(problem) ?? [];
  if (last !== undefined)
    return word('time/unfinished', { from: at(first), to: until(last, first) });
  return word('time/refused', { problem: problem.replaceAll(instant, at) });
}
