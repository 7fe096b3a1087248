import { instantMs } from '../../../contract/instant.ts';
import type { AlarmEvent, Instant } from '../../../contract/event.ts';
import type { Alarm } from './alarm-machine.ts';

/** A value that creeps is told again after so long. */
const CREEP_MS = 300_000;

/**
 * Whether a change is worth an event, which is on disk before anyone sees it: every step, every mark,
 * a value that moved by its dead-band; a smaller move, or another forecast, once in five minutes.
 */
export function isNews(held: AlarmEvent, next: Alarm, now: Instant): boolean {
  const { data } = held;
  if (
    data.transitions.at(-1) !== next.transitions.at(-1) ||
    data.annunciation !== next.annunciation ||
    data.isStale !== next.isStale ||
    data.isStanding !== next.isStanding ||
    data.isChattering !== next.isChattering ||
    data.severity !== next.severity
  ) {
    return true;
  }
  if (hasMoved(data, next)) return true;
  if (instantMs(now) - instantMs(held.time) < CREEP_MS) return false;
  return data.value !== next.value || data.ahead?.at !== next.ahead?.at;
}

/** By more than the dead-band. */
export function hasMoved(
  before: Pick<Alarm, 'value'>,
  next: Pick<Alarm, 'value' | 'deadBand'>,
): boolean {
  if (before.value === null || next.value === null) return before.value !== next.value;
  return Math.abs(next.value - before.value) > (next.deadBand ?? 0);
}
