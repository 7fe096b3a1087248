import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEVERITIES, type CityEvent, type SituationEvent } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { Order } from '../../server/office/office-part.ts';
import { atMinute, measured, valleySettings } from '../support/situation-city.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';

const settings = valleySettings();
const KIM: Actor = { name: '김', role: 'operator' };
const LEE: Actor = { name: '이', role: 'operator' };
const begun = (): SituationRun => situationRun(settings, atMinute(0), 60);

/** 0 dry, 1 opens one (Moderate), 2 makes it Severe. */
const weather = (x: number, minute: number, level: number): readonly CityEvent[] => [
  measured('rain', x, minute, level === 0 ? 0 : 20),
  measured('sewer', x, minute, [0, 65, 95][level] ?? 0),
];

let keys = 0;
const newKey = (): string => `situation-key-${(keys += 1)}`;
const ack = (subject: string, actor = KIM, key = newKey()): Order => ({
  name: 'ack',
  request: { key, subject },
  actor,
});
const note = (subject: string, text: string, actor = KIM): Order => ({
  name: 'note',
  request: { key: newKey(), subject, text },
  actor,
});
const assign = (subject: string, assignee: string): Order => ({
  name: 'assign',
  request: { key: newKey(), subject, assignee },
  actor: KIM,
});

/** The one that opened first, as it is in force. */
const first = (run: SituationRun): SituationEvent => {
  const subject = run.made[0]?.subject ?? '';
  const event = run.state.byKind.situation.get(subject);
  if (event === undefined) throw new Error('no situation');
  return event;
};
function opened(): SituationRun {
  const run = begun();
  run.step(atMinute(1), weather(2, 1, 1));
  run.until(atMinute(2));
  return run;
}

test('who acknowledges, is assigned and writes a note stands in it, and nobody is called by it any more', () => {
  const run = opened();
  const { subject } = first(run);
  expect(first(run).data.annunciation).toBe('interrupt');
  expect(run.order(atMinute(3), ack(subject))).toMatchObject({ ok: true, subject });
  expect(run.order(atMinute(3), assign(subject, '치수과'))).toMatchObject({ ok: true });
  expect(run.order(atMinute(4), note(subject, '펌프 가동'))).toMatchObject({ ok: true });
  const { data } = first(run);
  expect(data).toMatchObject({
    acknowledged: { at: atMinute(3), actor: KIM },
    assignee: '치수과',
    notes: [{ at: atMinute(4), actor: KIM, text: '펌프 가동' }],
    annunciation: 'listed',
  });
  expect(data.acts?.map(({ by, actor, to }) => [by, actor?.name, to])).toEqual([
    ['ack', '김', 'open'],
    ['assign', '김', 'open'],
    ['note', '김', 'open'],
  ]);
  // What is told later of the weather keeps it.
  run.step(atMinute(5), [measured('rain', 3, 5, 20), measured('sewer', 3, 5, 65)]);
  run.step(atMinute(20), weather(2, 20, 1));
  run.until(atMinute(25));
  expect(run.made.at(-1)?.data).toMatchObject({ assignee: '치수과', acknowledged: { actor: KIM } });
});

test('what does not fit is refused in words: twice, put away, over, unknown; a key is carried out once', () => {
  const run = opened();
  const { subject } = first(run);
  const once = ack(subject);
  run.order(atMinute(3), once);
  const made = run.made.length;
  expect(run.order(atMinute(3), once)).toMatchObject({ ok: true, events: [] });
  expect(run.made).toHaveLength(made);
  expect(run.order(atMinute(3), ack(subject))).toMatchObject({ ok: false, code: 'conflict' });
  const away = { key: newKey(), subject, reason: '알고 있음' };
  expect(run.order(atMinute(3), { name: 'snooze', request: away, actor: KIM })).toMatchObject({
    ok: false,
    code: 'conflict',
    problem: { en: expect.stringContaining('acknowledge it') as string },
  });
  expect(run.order(atMinute(3), ack('situation/flood/nowhere'))).toMatchObject({
    ok: false,
    code: 'no-such-subject',
  });
  expect(run.order(atMinute(3), ack('alarm/river/1'))).toBeUndefined();
  run.step(atMinute(5), weather(2, 5, 0));
  run.until(atMinute(60));
  expect(first(run).data.phase).toBe('closed');
  expect(run.order(atMinute(61), note(subject, '끝'))).toMatchObject({ code: 'conflict' });
  expect(first(run).data.acknowledged?.actor).toEqual(KIM);
});

test('when it grows more severe it asks again, and its course says so', () => {
  const run = opened();
  const { subject } = first(run);
  run.order(atMinute(3), ack(subject));
  run.order(atMinute(3), assign(subject, '치수과'));
  run.step(atMinute(10), weather(2, 10, 2));
  run.until(atMinute(11));
  const { data } = first(run);
  expect(data).toMatchObject({ severity: 'Severe', annunciation: 'interrupt', assignee: '치수과' });
  expect(data.acknowledged).toBeUndefined();
  expect(data.course.at(-1)?.why).toMatchObject({
    ko: expect.stringContaining('다시 확인 필요') as string,
    en: expect.stringContaining('to be acknowledged again') as string,
  });
  expect(run.order(atMinute(12), ack(subject, LEE))).toMatchObject({ ok: true });
  expect(first(run).data.acknowledged).toEqual({ at: atMinute(12), actor: LEE });
});

/** Two in one valley; the water between them joins them at minute 8. */
function joining(before: (run: SituationRun, older: string, younger: string) => void) {
  const run = begun();
  run.step(atMinute(1), weather(2, 1, 1));
  run.step(atMinute(5), weather(14, 5, 1));
  run.until(atMinute(6));
  const [older = '', younger = ''] = new Set(run.made.map(({ subject }) => subject));
  before(run, older, younger);
  run.step(
    atMinute(8),
    [4, 6, 8, 10, 12].flatMap((x) => weather(x, 8, 1)),
  );
  run.until(atMinute(9));
  const of = (subject: string) => run.state.byKind.situation.get(subject)?.data;
  expect(of(younger)?.mergedInto).toBe(older);
  return { run, older, into: of(older), from: of(younger) };
}

test('two that become one stay acknowledged only if both were', () => {
  const one = joining((run, older) => run.order(atMinute(6), ack(older)));
  expect(one.into?.acknowledged).toBeUndefined();
  expect(one.into?.course.at(-1)?.why.ko).toContain('다시 확인 필요');
  const other = joining((run, _, younger) => run.order(atMinute(6), ack(younger)));
  expect(other.into?.acknowledged).toBeUndefined();
  expect(other.from?.acknowledged?.actor).toEqual(KIM);
  const both = joining((run, older, younger) => {
    run.order(atMinute(6), ack(older));
    run.order(atMinute(6), ack(younger, LEE));
  });
  expect(both.into?.acknowledged?.actor).toEqual(KIM);
});

test('who was assigned to the one that goes on stays, and all notes are kept in their order', () => {
  const { into, run, older } = joining((city, kept, left) => {
    city.order(atMinute(6), note(kept, '하나'));
    city.order(atMinute(7), note(left, '둘', LEE));
    city.order(atMinute(7), assign(left, '도로과'));
  });
  expect(into?.assignee).toBe('도로과');
  expect(into?.notes?.map(({ text, actor }) => [text, actor.name])).toEqual([
    ['하나', '김'],
    ['둘', '이'],
  ]);
  run.order(atMinute(10), assign(older, '치수과'));
  expect(run.state.byKind.situation.get(older)?.data.assignee).toBe('치수과');
});

test('notes are bounded, the newest stay', () => {
  const run = opened();
  const { subject } = first(run);
  for (let n = 0; n < 60; n += 1) run.order(atMinute(3), note(subject, `${n} ${'x'.repeat(600)}`));
  const { notes = [], acts = [] } = first(run).data;
  expect(notes.length).toBeLessThanOrEqual(20);
  expect(notes.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(8_000);
  expect(notes.at(-1)?.text.startsWith('59 ')).toBe(true);
  expect(acts).toHaveLength(50);
});

const anyStep = fc.record({
  level: fc.integer({ min: 0, max: 2 }),
  word: fc.constantFrom('ack', 'note', 'assign', 'none', 'none'),
});

/** Steps of its course since it was acknowledged that are worse than the one before. */
function risesSince({ data }: SituationEvent): readonly string[] {
  const { acknowledged, course } = data;
  if (acknowledged === undefined) return [];
  const at = Math.max(
    0,
    course.findLastIndex((step) => step.at <= acknowledged.at),
  );
  const ranks = course.slice(at).map(({ severity }) => SEVERITIES.indexOf(severity));
  return ranks.flatMap((rank, index) =>
    index > 0 && rank < (ranks[index - 1] ?? rank) ? [course[at + index]?.why.ko ?? ''] : [],
  );
}

test('whatever comes: acknowledged is only what has not grown since; a restart changes nothing', () => {
  const sequences = fc.array(anyStep, { minLength: 6, maxLength: 20 });
  fc.assert(
    fc.property(sequences, fc.nat({ max: 19 }), (steps, cutAt) => {
      const told: { now: string; events: readonly CityEvent[] }[] = [];
      const play = (city: SituationRun, from: number, to: number): void => {
        for (const [index, { level, word }] of steps.slice(from, to).entries()) {
          const minute = 5 * (from + index) + 1;
          const events = weather(2, minute, level);
          told.push({ now: atMinute(minute), events });
          city.step(atMinute(minute), events);
          city.until(atMinute(minute + 2));
          const open = [...city.state.byKind.situation.values()].find(
            ({ data }) => data.endedAt === undefined,
          );
          if (word === 'none' || open === undefined) continue;
          const asked = { key: `key-of-${minute}`, subject: open.subject };
          const request = { ...asked, text: `${minute}`, assignee: `${minute}` };
          city.order(atMinute(minute + 3), { name: word, request, actor: KIM });
        }
      };
      const straight = begun();
      play(straight, 0, steps.length);
      expect(straight.made.flatMap(risesSince)).toEqual([]);
      told.length = 0;
      const stopped = begun();
      play(stopped, 0, cutAt);
      const again = stopped.restarted(told);
      play(again, cutAt, steps.length);
      expect([...stopped.made, ...again.made]).toEqual(straight.made);
    }),
    { numRuns: 60 },
  );
});
