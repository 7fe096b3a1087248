import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlarmData, AlarmState } from '../../contract/alarm.ts';
import { mayMove } from '../../server/office/alarms/alarm-machine.ts';
import { ROLES } from '../../contract/office.ts';
import { alarmDesk, RIVER } from '../support/alarm-desk.ts';

const SUBJECT = 'alarm/river/observation/river/1';
type Desk = ReturnType<typeof alarmDesk>;

function raised(metres = 4.5): Desk {
  const desk = alarmDesk();
  desk.level(metres, 0);
  desk.tick(60);
  return desk;
}

const key = (name: string): string => `key-of-${name}`;

const WORDS = [
  { name: 'ack', request: {} },
  { name: 'assign', request: { assignee: 'Lee' } },
  { name: 'note', request: { text: 'pump is on' } },
  { name: 'shelve', request: { minutes: 15, reason: 'repair' } },
  { name: 'unshelve', request: {} },
  { name: 'snooze', request: { reason: 'known' } },
] as const;

const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('level' as const), metres: fc.integer({ min: 20, max: 55 }) }),
  fc.record({ kind: fc.constant('wait' as const), sec: fc.constantFrom(5, 60, 900, 4000) }),
  fc.record({
    kind: fc.constant('order' as const),
    word: fc.constantFrom(...WORDS),
    role: fc.constantFrom(...ROLES),
  }),
);

/** What is wrong with a course of transitions. */
function faultOf(moves: AlarmData['transitions'], state: AlarmState): string | undefined {
  for (const [index, { at, to, by, actor, key: command }] of moves.entries()) {
    const before = moves[index - 1];
    const isByPerson = WORDS.some(({ name }) => name === by);
    if (!at.endsWith('Z') || by === '') return `no time or mover: ${at} ${by}`;
    if ((actor !== undefined && command !== undefined) !== isByPerson) return `nobody did ${by}`;
    if (before !== undefined && !mayMove(before.to, to)) return `${before.to} → ${to} by ${by}`;
    if (before !== undefined && before.at > at) return `${by} before what it follows`;
  }
  return moves.at(-1)?.to === state ? undefined : `its state is ${state}`;
}

test(
  '10⁵ random steps: every move is a legal one, with its time and who made it',
  { timeout: 120_000 },
  () => {
    let steps = 0;
    const run = fc.property(fc.array(anyStep, { minLength: 100, maxLength: 100 }), (sequence) => {
      const desk = alarmDesk();
      let sec = 0;
      for (const [index, step] of sequence.entries()) {
        steps += 1;
        sec += 20;
        if (step.kind === 'level') desk.level(step.metres / 10, sec);
        else if (step.kind === 'wait') sec += step.sec;
        else {
          const { word, role } = step;
          const request = { ...word.request, subject: SUBJECT, key: key(String(index)) };
          desk.order(word.name, request, sec, role);
        }
        desk.tick(sec);
        const alarm = desk.alarm();
        const fault = alarm === undefined ? undefined : faultOf(alarm.transitions, alarm.state);
        if (fault !== undefined) throw new Error(fault);
      }
    });
    fc.assert(run, { numRuns: 1000 });
    expect(steps).toBe(100_000);
  },
);

test('acknowledge: who, when and why stand in the alarm; the same key is carried out once', () => {
  const desk = raised();
  const request = { subject: SUBJECT, key: key('ack'), reason: 'crew is out' };
  expect(desk.order('ack', request, 70)).toMatchObject({ ok: true, subject: SUBJECT });
  expect(desk.alarm()).toMatchObject({ state: 'ack-active', isAcknowledged: true });
  expect(desk.alarm()?.transitions.at(-1)).toEqual({
    at: desk.at(70),
    to: 'ack-active',
    by: 'ack',
    actor: { name: 'Kim', role: 'operator' },
    reason: 'crew is out',
    key: key('ack'),
  });
  expect(desk.order('ack', request, 80)).toEqual({ ok: true, subject: SUBJECT, events: [] });
  const again = desk.order('ack', { subject: SUBJECT, key: key('other') }, 90);
  expect(again).toMatchObject({ ok: false, code: 'conflict' });
  expect(desk.alarm()?.transitions).toHaveLength(2);
});

test('a cleared alarm of medium priority waits for its acknowledgement, one of low is done', () => {
  const desk = raised(4.5);
  desk.level(3.2, 70, 2);
  desk.tick(130);
  desk.level(2, 140);
  desk.level(2, 140, 2);
  desk.tick(200);
  expect(desk.alarm(1)).toMatchObject({ state: 'unack-cleared' });
  expect(desk.alarm(2)).toMatchObject({ state: 'cleared', endedAt: desk.at(200) });
  desk.order('ack', { subject: SUBJECT, key: key('done') }, 210);
  expect(desk.alarm(1)).toMatchObject({ state: 'cleared', endedAt: desk.at(210) });
});

test('shelved for its time, then heard again; shorter, longer or Extreme is refused', () => {
  const desk = raised();
  const shelve = (minutes: number, name: string) =>
    desk.order('shelve', { subject: SUBJECT, key: key(name), minutes, reason: 'repair' }, 100);
  expect(shelve(14, 'short')).toMatchObject({ ok: false, code: 'conflict' });
  expect(shelve(721, 'long')).toMatchObject({ ok: false, code: 'conflict' });
  expect(shelve(15, 'right')).toMatchObject({ ok: true });
  desk.tick(105);
  expect(desk.alarm()).toMatchObject({ state: 'shelved', shelvedUntil: desk.at(1000) });
  expect(desk.load()).toMatchObject({ shelved: 1, unacknowledged: 0 });
  desk.tick(995);
  expect(desk.alarm()?.state).toBe('shelved');
  desk.tick(1000);
  expect(desk.alarm()).toMatchObject({ state: 'unack-active', annunciatedAt: desk.at(1000) });
  expect(desk.alarm()?.shelvedUntil).toBeUndefined();
});

test('what becomes Extreme comes off the shelf by itself, and cannot be put there', () => {
  const desk = raised();
  const request = { subject: SUBJECT, minutes: 720, reason: 'repair' };
  desk.order('shelve', { ...request, key: key('one') }, 70);
  desk.level(5.5, 100);
  desk.tick(160);
  expect(desk.alarm()).toMatchObject({
    state: 'unack-active',
    severity: 'Extreme',
    annunciation: 'interrupt',
  });
  const again = desk.order('shelve', { ...request, key: key('two') }, 170);
  expect(again).toMatchObject({ ok: false, code: 'conflict' });
});

test('snoozed until its value moves by more than the dead-band', () => {
  const desk = raised(4.5);
  desk.order('snooze', { subject: SUBJECT, key: key('snooze'), reason: 'known' }, 70);
  desk.level(4.6, 400);
  desk.tick(400);
  expect(desk.alarm()?.isSnoozed).toBe(true);
  desk.level(4.85, 500);
  desk.tick(500);
  expect(desk.alarm()?.isSnoozed).toBeUndefined();
  expect(desk.alarm()?.annunciatedAt).toBe(desk.at(500));
});

test('acknowledged and still active after the re-alarm time it asks again', () => {
  const desk = raised();
  desk.order('ack', { subject: SUBJECT, key: key('ack') }, 100);
  desk.tick(3695);
  expect(desk.alarm()?.state).toBe('ack-active');
  desk.tick(3700);
  expect(desk.alarm()?.state).toBe('unack-active');
  expect(desk.alarm()?.transitions.at(-1)?.by).toBe('re-alarm');
});

test('however many notes are written, an alarm holds the newest few', () => {
  const desk = raised();
  const write = (nth: number, text: string): readonly string[] => {
    desk.order('note', { subject: SUBJECT, key: key(`many-${nth}`), text }, 80);
    return (desk.alarm()?.notes ?? []).map((note) => note.text);
  };
  for (let nth = 0; nth < 100; nth += 1) write(nth, `note ${nth}`);
  const few = write(100, 'the last');
  expect([few.length, few[0], few.at(-1)]).toEqual([20, 'note 81', 'the last']);
  for (let nth = 101; nth < 120; nth += 1) write(nth, 'n'.repeat(2_000));
  expect(write(120, 'after long ones')).toHaveLength(4);
});

test('notes and an assignee stay with it; what is over takes no command', () => {
  const desk = raised();
  desk.order('assign', { subject: SUBJECT, key: key('assign'), assignee: 'Lee' }, 70);
  desk.order('note', { subject: SUBJECT, key: key('note'), text: 'pump is on' }, 80);
  expect(desk.alarm()).toMatchObject({
    assignee: 'Lee',
    notes: [{ at: desk.at(80), actor: { name: 'Kim', role: 'operator' }, text: 'pump is on' }],
  });
  desk.order('ack', { subject: SUBJECT, key: key('ack') }, 90);
  desk.level(2, 100);
  desk.tick(160);
  const late = desk.order('note', { subject: SUBJECT, key: key('late'), text: 'late' }, 170);
  expect(late).toMatchObject({ ok: false, code: 'conflict' });
  const nobody = desk.order('ack', { subject: 'alarm/river/x', key: key('x') }, 180);
  expect(nobody).toMatchObject({ ok: false, code: 'no-such-subject' });
});

test('a restart in the middle of a delay, a shelf and an acknowledgement changes nothing', () => {
  const night = (isRestarted: boolean): readonly unknown[] => {
    const desk = alarmDesk([RIVER]);
    for (let minute = 0; minute < 60; minute += 1) {
      const sec = minute * 60;
      for (const gauge of [1, 2, 3]) {
        desk.level(2.5 + 2 * Math.sin((minute + gauge * 9) / 12), sec, gauge);
      }
      if (minute === 20) desk.order('ack', { subject: SUBJECT, key: key('ack') }, sec + 5);
      if (minute === 22) {
        const subject = 'alarm/river/observation/river/2';
        desk.order('shelve', { subject, key: key('s'), minutes: 15, reason: 'repair' }, sec + 5);
      }
      desk.tick(sec + 10);
      if (isRestarted && minute % 7 === 3) desk.restart(sec + 15);
      desk.tick(sec + 40);
    }
    return desk.steps.flatMap(({ events }) =>
      events.filter(({ kind }) => kind === 'alarm' || kind === 'indicator'),
    );
  };
  expect(night(true)).toEqual(night(false));
  expect(night(false).length).toBeGreaterThan(8);
});
