import type { Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import { unshelved } from './alarm-commands.ts';
import { moved, without, type Alarm } from './alarm-machine.ts';
import type { AlarmRule } from './alarm-rule.ts';
import type { Annunciator } from './annunciator.ts';

/** UX-07: active for a day. */
const STANDING_MS = 24 * 3_600_000;
/** So long without another activation it no longer chatters. */
const CHATTER_OVER_MS = 600_000;

/** What time alone does to an alarm; the same alarm = nothing. */
export function timed(
  alarm: Alarm,
  rule: AlarmRule | undefined,
  lastActivationMs: number,
  now: Instant,
  tell: Annunciator,
): Alarm {
  const nowMs = instantMs(now);
  let next = alarm;
  if (rule === undefined) return withoutRule(alarm, now, tell);
  if (next.isChattering === true && nowMs - lastActivationMs >= CHATTER_OVER_MS) {
    next = tell.hush(without(next, 'isChattering'));
  }
  if (
    next.isActive &&
    next.isStanding !== true &&
    nowMs - instantMs(next.activeSince) >= STANDING_MS
  ) {
    next = { ...next, isStanding: true };
  }
  if (next.shelvedUntil !== undefined && next.shelvedUntil <= now) return offShelf(next, now, tell);
  const seenAt = next.transitions.findLast(({ by }) => by === 'ack')?.at;
  const isDue =
    next.state === 'ack-active' &&
    next.isSnoozed !== true &&
    next.isStanding !== true &&
    seenAt !== undefined &&
    nowMs - instantMs(seenAt) >= rule.reAlarmMs;
  if (!isDue) return next;
  const again = tell.announce({ ...next, isAcknowledged: false }, 'again', now);
  return moved(next, again, now, { by: 're-alarm' }) ?? next;
}

/** The time on the shelf is over. Somebody put it there: what has cleared since is done. */
function offShelf(alarm: Alarm, now: Instant, tell: Annunciator): Alarm {
  const off = unshelved(alarm, now, tell);
  const next = off.isActive ? off : { ...off, isAcknowledged: true };
  return moved(alarm, next, now, { by: 'shelf-over' }) ?? alarm;
}

/** The city has dropped its rule: nothing can clear it any more. */
function withoutRule(alarm: Alarm, now: Instant, tell: Annunciator): Alarm {
  const { shelvedUntil: _shelf, suppressedBy: _situation, ...left } = alarm;
  const over = { ...tell.hush(left), isActive: false, isAcknowledged: false, clearedAt: now };
  const cleared = moved(alarm, over, now, { by: 'no-rule' }) ?? alarm;
  return moved(cleared, { ...cleared, isAcknowledged: true }, now, { by: 'no-rule' }) ?? cleared;
}
