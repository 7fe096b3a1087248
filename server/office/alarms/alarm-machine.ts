import type { AlarmData, AlarmState } from '../../../contract/alarm.ts';
import type { Instant } from '../../../contract/event.ts';
import type { Transition } from '../../../contract/office.ts';

/** An alarm without what every made event carries. */
export type Alarm = Omit<AlarmData, 'version' | 'geometry' | 'provenance'>;

/** Kept in the event; older ones are in the history. */
const MOST_TRANSITIONS = 50;

/**
 * OPC UA Part 9 and ISA-18.2. To stay is always allowed: a note, an assignment, a rise of the level.
 * What is suppressed cannot be shelved: the situation speaks for it.
 */
const NEXT: Readonly<Record<AlarmState, readonly AlarmState[]>> = {
  'unack-active': ['ack-active', 'unack-cleared', 'shelved', 'suppressed'],
  'ack-active': ['unack-active', 'cleared', 'shelved', 'suppressed'],
  'unack-cleared': ['unack-active', 'cleared'],
  cleared: ['unack-active'],
  shelved: ['unack-active', 'ack-active', 'unack-cleared', 'cleared', 'suppressed'],
  suppressed: ['unack-active', 'ack-active', 'unack-cleared', 'cleared'],
};

export function mayMove(from: AlarmState, to: AlarmState): boolean {
  return from === to || NEXT[from].includes(to);
}

type Optional =
  | 'ahead'
  | 'annunciatedAt'
  | 'clearedAt'
  | 'endedAt'
  | 'into'
  | 'isChattering'
  | 'isSnoozed'
  | 'isStale'
  | 'isStanding'
  | 'ratePerHour'
  | 'shelvedUntil'
  | 'suppressedBy';

/** The alarm without some of what it may have. */
export function without(alarm: Alarm, ...keys: readonly Optional[]): Alarm {
  const left: Partial<Record<Optional, unknown>> & Alarm = { ...alarm };
  for (const key of keys) delete left[key];
  return left;
}

/** What the state is by the facts: the situation before the shelf, the shelf before the condition. */
export function stateOf(
  alarm: Pick<Alarm, 'isActive' | 'isAcknowledged' | 'shelvedUntil' | 'suppressedBy'>,
): AlarmState {
  if (alarm.suppressedBy !== undefined) return 'suppressed';
  if (alarm.shelvedUntil !== undefined) return 'shelved';
  if (alarm.isActive) return alarm.isAcknowledged ? 'ack-active' : 'unack-active';
  return alarm.isAcknowledged ? 'cleared' : 'unack-cleared';
}

export type Move = Omit<Transition<AlarmState>, 'to' | 'at'>;

/** The alarm after a step, which is written down; undefined = the step is not allowed. */
export function moved(before: Alarm, after: Alarm, now: Instant, move: Move): Alarm | undefined {
  const to = stateOf(after);
  const isNew = before.transitions.length === 0;
  if (isNew ? to !== 'unack-active' : !mayMove(before.state, to)) return undefined;
  const transitions = [...before.transitions, { at: now, to, ...move }].slice(-MOST_TRANSITIONS);
  const next = { ...after, state: to, transitions };
  // Cleared and acknowledged: nobody has to do anything more.
  return to === 'cleared' ? { ...next, endedAt: now } : without(next, 'endedAt');
}
