import { PRIORITIES, type AlarmData } from '../../contract/alarm.ts';
import type { EventOf } from './city.ts';
import { byText, severityRank } from './gather.ts';

export type AlarmEvent = EventOf<'alarm'>;

/** Views of the list. `standard` = what somebody has to handle; `all` holds even what has ended. */
export const ALARM_FILTERS = [
  'standard',
  'unacknowledged',
  'acknowledged',
  'shelved',
  'suppressed',
  'standing',
  'all',
] as const;
export type AlarmFilter = (typeof ALARM_FILTERS)[number];

const isHidden = ({ state }: AlarmData): boolean => state === 'shelved' || state === 'suppressed';

export const isUnacknowledged = ({ state }: AlarmData): boolean =>
  state === 'unack-active' || state === 'unack-cleared';

/** Of these one mark blinks. */
export const isUrgent = ({ state, priority }: AlarmData): boolean =>
  state === 'unack-active' && priority === 'high';

function isIn(data: AlarmData, filter: AlarmFilter): boolean {
  if (filter === 'all') return true;
  if (data.endedAt !== undefined) return false;
  switch (filter) {
    case 'standard':
      return !isHidden(data) && data.isStanding !== true && data.state !== 'cleared';
    case 'unacknowledged':
      return isUnacknowledged(data);
    case 'acknowledged':
      return data.state === 'ack-active';
    case 'shelved':
    case 'suppressed':
      return data.state === filter;
    case 'standing':
      return data.isStanding === true && data.isActive;
  }
}

/** When it last asked for attention. */
export const attentionAt = ({ annunciatedAt, activeSince }: AlarmData): string =>
  annunciatedAt ?? activeSince;

/** It asked again, because it went on for long after it was acknowledged. */
export function isReAlarm({ state, transitions }: AlarmData): boolean {
  return state === 'unack-active' && transitions.at(-1)?.by === 're-alarm';
}

/** All alarms by priority, then severity, then the newest first. */
export function selectAlarms(alarms: ReadonlyMap<string, AlarmEvent>): readonly AlarmEvent[] {
  return [...alarms.values()].toSorted(
    ({ data: a, subject: aSubject }, { data: b, subject: bSubject }) =>
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      severityRank(a.severity) - severityRank(b.severity) ||
      byText(attentionAt(b), attentionAt(a)) ||
      byText(aSubject, bSubject),
  );
}

export function filterAlarms(
  alarms: readonly AlarmEvent[],
  filter: AlarmFilter,
): readonly AlarmEvent[] {
  return alarms.filter(({ data }) => isIn(data, filter));
}

/** How many each view holds. */
export function countAlarms(alarms: readonly AlarmEvent[]): Readonly<Record<AlarmFilter, number>> {
  const counts = Object.fromEntries(
    ALARM_FILTERS.map((filter) => [filter, filterAlarms(alarms, filter).length]),
  );
  return counts as Record<AlarmFilter, number>;
}
