import type { Ahead } from '../../../contract/alarm.ts';
import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { reachOf, slopeOf } from './ahead-of.ts';
import { moved, without, type Alarm } from './alarm-machine.ts';
import type { AlarmLevel } from './alarm-rule.ts';
import { alarmLabel, alarmWhy, rounded } from './alarm-words.ts';
import { placeOf, type Watch } from './watch.ts';

type Clock = Pick<OfficeSettings, 'minuteOfDay'>;

/** A new alarm, or the same thing's next one: it begins unacknowledged. */
export function activated(
  watch: Watch,
  level: AlarmLevel,
  now: Instant,
  activeMs: number,
  clock: Clock,
  before: Alarm | undefined,
): Alarm {
  const { rule, watched } = watch;
  const { name: place, districts } = placeOf(watch);
  const blank: Alarm = {
    rule: rule.id,
    label: alarmLabel(rule, level),
    hazard: rule.hazard,
    priority: level.priority,
    severity: level.severity,
    state: before?.state ?? 'unack-active',
    isActive: true,
    isAcknowledged: false,
    watched,
    value: null,
    unit: rule.unit,
    activeSince: instantOf(Math.min(activeMs, instantMs(now))),
    activations: 1,
    notes: [],
    annunciation: 'listed',
    transitions: before?.transitions ?? [],
    districts,
    derivedFrom: [watched],
    why: alarmWhy(watch, level, clock),
    ...(place === undefined ? {} : { place }),
  };
  const alarm = levelled(blank, watch, level, clock);
  return moved(alarm, alarm, now, { by: 'on-delay' }) ?? alarm;
}

/** The alarm with what its thing says now, at a level. */
export function levelled(alarm: Alarm, watch: Watch, level: AlarmLevel, clock: Clock): Alarm {
  const { rule, value, worst } = watch;
  const numbers =
    level.value === undefined
      ? {}
      : {
          limit: level.value,
          direction: rule.direction,
          deadBand: rounded((Math.abs(level.value) * rule.deadBandPct) / 100, 'm'),
        };
  const seen = worst === undefined ? undefined : worstOf(alarm, worst, rule.direction, rule.unit);
  return {
    ...without(alarm, 'ahead', 'ratePerHour'),
    label: alarmLabel(rule, level),
    severity: level.severity,
    priority: level.priority,
    why: alarmWhy(watch, level, clock),
    value: value === null ? null : rounded(value, rule.unit),
    ...numbers,
    ...(seen === undefined ? {} : { worst: seen }),
    ...aheadOf(watch, level),
  };
}

function worstOf(
  { worst: held }: Alarm,
  worst: { readonly value: number; readonly atMs: number },
  direction: 'above' | 'below',
  unit: string,
): NonNullable<Alarm['worst']> {
  const value = rounded(worst.value, unit);
  const isHeldWorse =
    held !== undefined && (direction === 'above' ? held.value >= value : held.value <= value);
  return isHeldWorse ? held : { value, at: instantOf(worst.atMs) };
}

/** Slope of the last values, and when the next limit is reached if it goes on like this. */
function aheadOf(watch: Watch, level: AlarmLevel): { ratePerHour?: number; ahead?: Ahead } {
  const { trail, rule, value, atMs, levels } = watch;
  const line = trail === undefined ? undefined : slopeOf(trail);
  if (line === undefined || value === null) return {};
  const ratePerHour = rounded(line.perHour, 'm');
  const isToWorse = rule.direction === 'above' ? line.perHour > 0 : line.perHour < 0;
  const next = levels[levels.indexOf(level) + 1];
  if (next?.value === undefined || !isToWorse) return { ratePerHour };
  const reach = reachOf(line, { value, atMs }, next.value);
  if (reach === undefined) return { ratePerHour };
  const ahead = {
    limit: next.value,
    label: next.label,
    at: wholeMinute(reach.atMs),
    earliest: wholeMinute(reach.earliestMs),
    ...(reach.latestMs === undefined ? {} : { latest: wholeMinute(reach.latestMs) }),
    samples: line.samples,
    spanSec: Math.round(line.spanMs / 1000),
  };
  return { ratePerHour, ahead };
}

/** A forecast to the millisecond would say more than it knows. */
function wholeMinute(ms: number): Instant {
  return instantOf(Math.round(ms / 60_000) * 60_000);
}
