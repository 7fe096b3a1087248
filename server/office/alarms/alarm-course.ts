import type { Instant } from '../../../contract/event.ts';
import { SEVERITIES } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { moved, without, type Alarm } from './alarm-machine.ts';
import { activated, levelled } from './alarm-of.ts';
import type { AlarmLevel } from './alarm-rule.ts';
import { ALARM_LOAD, type Annunciator } from './annunciator.ts';
import type { LevelChange } from './level-gate.ts';
import type { Watch } from './watch.ts';

/** What rules make of an alarm as its level rises, falls and clears. */
export interface AlarmCourse {
  /** `situation`: what speaks for it where it is. */
  changed(
    alarm: Alarm | undefined,
    watch: Watch,
    change: LevelChange,
    now: Instant,
    situation: string | undefined,
  ): Alarm | undefined;
  /** A situation takes it over, or gives it back. */
  covered(alarm: Alarm, situation: string | undefined, now: Instant): Alarm;
}

/** Three activations within a minute of the source's clock. */
const CHATTER_N = 3;
const CHATTER_MS = 60_000;

export function alarmCourse(
  settings: Pick<OfficeSettings, 'minuteOfDay'>,
  tell: Annunciator,
  activations: Map<string, readonly number[]>,
): AlarmCourse {
  const covered = (alarm: Alarm, situation: string | undefined, now: Instant): Alarm => {
    const { suppressedBy, shelvedUntil, isActive } = alarm;
    if (situation === suppressedBy || shelvedUntil !== undefined) return alarm;
    if (situation !== undefined) {
      if (!isActive) return alarm;
      const hidden = { ...tell.hush(alarm, situation), suppressedBy: situation };
      return moved(alarm, hidden, now, { by: 'situation' }) ?? alarm;
    }
    const back = tell.hush(without(alarm, 'suppressedBy'));
    const heard = back.isAcknowledged ? back : tell.announce(back, 'back', now);
    return moved(alarm, heard, now, { by: 'situation-over' }) ?? alarm;
  };

  const active = (
    alarm: Alarm | undefined,
    watch: Watch,
    level: AlarmLevel,
    { atMs }: LevelChange,
    now: Instant,
    situation: string | undefined,
  ): Alarm => {
    const recent = [...(activations.get(watch.subject) ?? []), atMs].filter(
      (oneMs) => oneMs > atMs - CHATTER_MS,
    );
    activations.set(watch.subject, recent);
    const isChattering = recent.length >= CHATTER_N || alarm?.isChattering === true;
    const activeMs = atMs - watch.rule.onDelayMs;
    const fresh = activated(watch, level, now, activeMs, settings, alarm);
    const own = {
      ...fresh,
      activations: recent.length,
      ...(isChattering ? { isChattering: true as const } : {}),
    };
    if (alarm !== undefined && alarm.endedAt === undefined) {
      const { notes, assignee, shelvedUntil } = alarm;
      const kept = {
        ...own,
        notes,
        ...(assignee === undefined ? {} : { assignee }),
        ...(shelvedUntil === undefined ? {} : { shelvedUntil }),
      };
      if (shelvedUntil !== undefined) {
        return moved(alarm, kept, now, { by: 'on-delay' }) ?? alarm;
      }
      return heardOrHidden(kept, now, situation);
    }
    return heardOrHidden(own, now, situation);
  };
  const heardOrHidden = (alarm: Alarm, now: Instant, situation: string | undefined): Alarm => {
    if (situation !== undefined) return covered(alarm, situation, now);
    // What comes and goes calls nobody each time: it is counted, and is for maintenance.
    if (alarm.isChattering === true) return tell.hush(alarm, ALARM_LOAD);
    return tell.announce(alarm, 'new', now);
  };

  const risen = (alarm: Alarm, watch: Watch, level: AlarmLevel, now: Instant): Alarm => {
    const isExtreme = level.severity === SEVERITIES[0];
    const worse = {
      ...without(levelled(alarm, watch, level, settings), 'isSnoozed'),
      isAcknowledged: false,
    };
    const out = isExtreme ? without(worse, 'shelvedUntil') : worse;
    const isHidden = out.suppressedBy !== undefined || out.shelvedUntil !== undefined;
    const heard = isHidden ? out : tell.announce(out, 'worse', now);
    return moved(alarm, heard, now, { by: 'escalation' }) ?? alarm;
  };

  const cleared = (alarm: Alarm, now: Instant): Alarm => {
    const over = {
      ...without(alarm, 'ahead', 'isStanding', 'isSnoozed', 'isStale'),
      isActive: false,
      clearedAt: now,
    };
    if (alarm.shelvedUntil !== undefined) {
      return moved(alarm, over, now, { by: 'off-delay' }) ?? alarm;
    }
    if (alarm.suppressedBy !== undefined) {
      // The situation has spoken for it: nobody is asked to acknowledge what it was told of.
      const done = { ...tell.hush(without(over, 'suppressedBy')), isAcknowledged: true };
      return moved(alarm, done, now, { by: 'off-delay' }) ?? alarm;
    }
    const quiet = moved(alarm, tell.hush(over), now, { by: 'off-delay' }) ?? alarm;
    if (quiet.isAcknowledged || quiet.priority !== 'low') return quiet;
    // Low priority is for the list: what is over need not be clicked away.
    return moved(quiet, { ...quiet, isAcknowledged: true }, now, { by: 'low-priority' }) ?? quiet;
  };

  return {
    covered,
    changed: (alarm, watch, change, now, situation) => {
      const level = watch.levels[change.level];
      if (level === undefined) {
        return alarm?.isActive === true ? cleared(alarm, now) : alarm;
      }
      if (alarm?.isActive !== true) return active(alarm, watch, level, change, now, situation);
      const isWorse = SEVERITIES.indexOf(level.severity) < SEVERITIES.indexOf(alarm.severity);
      if (isWorse) return risen(alarm, watch, level, now);
      const milder = levelled(alarm, watch, level, settings);
      return moved(alarm, milder, now, { by: 'de-escalation' }) ?? alarm;
    },
  };
}

/** Times of activations that count for chatter, as an alarm tells them after a restart. */
export function activationsOf(alarm: Alarm): readonly number[] {
  return alarm.transitions
    .filter(({ by }) => by === 'on-delay')
    .map(({ at }) => instantMs(at))
    .slice(-CHATTER_N);
}
