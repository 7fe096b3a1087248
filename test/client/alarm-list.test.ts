import { expect, test } from 'vitest';
import { groupAlarms } from '../../client/city/group-alarms.ts';
import {
  ALARM_FILTERS,
  countAlarms,
  filterAlarms,
  isUrgent,
  selectAlarms,
} from '../../client/city/select-alarms.ts';
import { heldOrder } from '../../client/panels/ops/use-held-order.ts';
import { alarm } from './office-events.ts';
import { at } from './wall-events.ts';

const listed = (events: readonly ReturnType<typeof alarm>[]) =>
  selectAlarms(new Map(events.map((event) => [event.subject, event])));
const names = (events: readonly { readonly subject: string }[]): readonly string[] =>
  events.map(({ subject }) => subject.replace('alarm/', ''));

test('the list stands by priority, then severity, then the newest', () => {
  const rows = listed([
    alarm('low', { priority: 'low', severity: 'Extreme' }),
    alarm('old', { annunciatedAt: at('20:00') }),
    alarm('new', { annunciatedAt: at('21:25') }),
    alarm('grave', { severity: 'Severe', annunciatedAt: at('19:00') }),
    alarm('high', { priority: 'high', severity: 'Minor' }),
  ]);
  expect(names(rows)).toEqual(['high', 'grave', 'new', 'old', 'low']);
});

test('each view holds what it is called after; nothing is in no view', () => {
  const rows = listed([
    alarm('unack'),
    alarm('over', { state: 'unack-cleared', isActive: false }),
    alarm('ack', { state: 'ack-active', isAcknowledged: true }),
    alarm('shelf', { state: 'shelved' }),
    alarm('spoken-for', { state: 'suppressed' }),
    alarm('long', { state: 'ack-active', isAcknowledged: true, isStanding: true }),
    alarm('done', { state: 'cleared', isActive: false, endedAt: at('21:29') }),
  ]);
  const shown = Object.fromEntries(
    ALARM_FILTERS.map((filter) => [filter, names(filterAlarms(rows, filter)).toSorted()]),
  );
  expect(shown).toEqual({
    standard: ['ack', 'over', 'unack'],
    unacknowledged: ['over', 'unack'],
    acknowledged: ['ack', 'long'],
    shelved: ['shelf'],
    suppressed: ['spoken-for'],
    standing: ['long'],
    all: ['ack', 'done', 'long', 'over', 'shelf', 'spoken-for', 'unack'],
  });
  expect(countAlarms(rows)).toMatchObject({ standard: 3, all: 7 });
});

test('only a high alarm that nobody has acknowledged blinks', () => {
  expect(isUrgent(alarm('a', { priority: 'high' }).data)).toBe(true);
  expect(isUrgent(alarm('a', { priority: 'high', state: 'ack-active' }).data)).toBe(false);
  expect(isUrgent(alarm('a', { priority: 'high', state: 'unack-cleared' }).data)).toBe(false);
  expect(isUrgent(alarm('a', { priority: 'medium' }).data)).toBe(false);
});

test('a flood of alarms is at most seven rows by hazard and district, and none is lost', () => {
  const rows = listed(
    Array.from({ length: 60 }, (_, n) =>
      alarm(String(n), {
        districts: [String(11_000 + (n % 10))],
        severity: n === 59 ? 'Extreme' : 'Minor',
        state: n % 2 === 0 ? 'unack-active' : 'ack-active',
      }),
    ),
  );
  const { groups, hidden, rest } = groupAlarms(rows);
  expect(groups).toHaveLength(7);
  expect(groups[0]).toMatchObject({ district: '11009', severity: 'Extreme', unacknowledged: 0 });
  expect(groups[0]?.members).toHaveLength(6);
  expect(hidden).toBe(3);
  const shown = groups.reduce((sum, { members }) => sum + members.length, 0);
  expect(shown + rest).toBe(60);
});

test('an order that is held keeps its places, draws what changed and counts what is new', () => {
  const held = ['alarm/b', 'alarm/a', 'alarm/gone'];
  const changed = alarm('a', { state: 'ack-active' });
  const { rows, added } = heldOrder([alarm('c'), changed, alarm('b')], held);
  expect(names(rows)).toEqual(['b', 'a']);
  expect(rows[1]).toBe(changed);
  expect(added).toBe(1);
});
