import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DIRECTIVE_STATES, type DirectiveState } from '../../contract/directive.ts';
import type { CityEvent, DirectiveEvent } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import { DIRECTIVE_TIMES } from '../../server/office/directives/directive-times.ts';
import { directivesPart } from '../../server/office/directives/directives-part.ts';
import type { Order } from '../../server/office/office-part.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { officeCity, type OfficeCity } from '../support/office-city.ts';

const HEAD: Actor = { name: '김실장', role: 'supervisor' };
const OFFICER: Actor = { name: '박주임', role: 'operator' };
const TOPIS: Actor = { name: 'TOPIS', role: 'viewer', contact: 'topis' };
const ROOM: Actor = { name: '재난안전상황실', role: 'viewer', contact: 'room' };
const KST_MS = 9 * 3_600_000;

const local = (ms: number): string => new Date(ms + KST_MS).toISOString();
const entry = (id: string, ko: string) => ({
  contact: { id, name: { ko }, duty: { ko: '상황' } },
  districts: [],
  hazards: [],
});

const part = () =>
  directivesPart({
    city: 'seoul',
    contacts: [
      { ...entry('topis', 'TOPIS'), escalatesTo: 'room' },
      entry('room', '재난안전상황실'),
    ],
    directiveTimes: DIRECTIVE_TIMES,
    dayOf: (ms) => local(ms).slice(0, 10),
    minuteOfDay: (ms) => ((ms + KST_MS) / 60_000) % 1440,
  });

function city(): OfficeCity {
  const own = officeCity([part()], 'test-feed');
  own.take([incidentAt(1, 0)], instantAtMinute(0));
  return own;
}

let keys = 0;
const key = (): string => `key-${String((keys += 1)).padStart(6, '0')}`;

type Direct = Extract<Order, { name: 'direct' }>['request'];

function direct(own: OfficeCity, minute: number, more: Partial<Direct> = {}) {
  const request = {
    key: key(),
    about: 'incident/test/1',
    recipient: 'topis',
    text: '신림동 도림천로 양방향 통제',
    dueAt: instantAtMinute(minute + 60),
    ...more,
  };
  return own.order({ name: 'direct', request, actor: HEAD }, instantAtMinute(minute));
}

function answer(
  own: OfficeCity,
  minute: number,
  state: Exclude<DirectiveState, 'issued'>,
  actor: Actor = TOPIS,
  reason?: string,
) {
  const request = { key: key(), directive: '2022-0808-01', state };
  const why = reason === undefined ? request : { ...request, reason };
  return own.order({ name: 'answer', request: why, actor }, instantAtMinute(minute));
}

function held(own: OfficeCity, subject = 'directive/2022-0808-01'): DirectiveEvent {
  const event = own.state.byKind.directive.get(subject);
  if (event === undefined) throw new Error(`no ${subject}`);
  return event;
}

/** One tick a minute, as far as `to`. */
function pass(own: OfficeCity, from: number, to: number): void {
  for (let minute = from; minute <= to; minute += 1) own.tick(instantAtMinute(minute));
}

test('an order says what it is about, who gave it to whom and until when, in words with times', () => {
  const own = city();
  expect(direct(own, 5)).toMatchObject({ ok: true, subject: 'directive/2022-0808-01' });
  const { data, domain } = held(own);
  expect(domain).toBe('traffic');
  expect(data).toMatchObject({
    number: '2022-0808-01',
    state: 'issued',
    derivedFrom: ['incident/test/1'],
    districts: ['11620'],
    issuedBy: HEAD,
    issuedAt: instantAtMinute(5),
    dueAt: instantAtMinute(65),
    recipient: { id: 'topis' },
    why: {
      ko: '김실장 → TOPIS, 21:05까지 · 도로침수',
      en: '김실장 → TOPIS, by 21:05 · 도로침수',
    },
  });
});

test('what cannot be ordered is refused with a reason, and leaves no trace', () => {
  const own = city();
  for (const [more, code] of [
    [{ about: 'incident/test/2' }, 'no-such-subject'],
    [{ recipient: 'nobody' }, 'no-such-subject'],
    [{ dueAt: instantAtMinute(5) }, 'bad-request'],
    [{ dueAt: '2022-12-08T00:00:00.000Z' }, 'bad-request'],
    [{ dueAt: 'soon' }, 'bad-request'],
  ] as const) {
    expect(direct(own, 5, more)).toMatchObject({ ok: false, code });
  }
  expect(own.state.byKind.directive.size).toBe(0);
});

test('numbers count from 01 each local day, over restarts and several at one instant', () => {
  const own = city();
  const late = { dueAt: '2022-08-10T00:00:00.000Z' };
  const numbers = [5, 5, 5, 239, 240, 241].map((minute) => {
    const carried = direct(own, minute, late);
    return carried.ok ? carried.subject.replace('directive/', '') : carried.code;
  });
  // Minute 240 is midnight in Seoul.
  const day = ['01', '02', '03', '04'].map((nth) => `2022-0808-${nth}`);
  expect(numbers).toEqual([...day, '2022-0809-01', '2022-0809-02']);
});

const LEGAL: Readonly<Record<DirectiveState, readonly DirectiveState[]>> = {
  issued: ['delivered', 'read', 'accepted', 'declined', 'withdrawn'],
  delivered: ['read', 'accepted', 'declined', 'withdrawn'],
  read: ['accepted', 'declined', 'withdrawn'],
  accepted: ['done', 'declined', 'withdrawn'],
  done: [],
  declined: [],
  withdrawn: [],
};
const ENDS: ReadonlySet<DirectiveState> = new Set(['done', 'declined', 'withdrawn']);

test('whatever is answered in whatever order: only legal steps are taken, each once, all kept', () => {
  const said = fc.record({
    state: fc.constantFrom(...DIRECTIVE_STATES.filter((state) => state !== 'issued')),
    actor: fc.constantFrom(HEAD, OFFICER, TOPIS, ROOM),
    reason: fc.option(fc.constant('다른 현장'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), (words) => {
      const own = city();
      direct(own, 1);
      let state: DirectiveState = 'issued';
      const taken: DirectiveState[] = ['issued'];
      for (const [index, word] of words.entries()) {
        const carried = answer(own, 2 + index, word.state, word.actor, word.reason);
        const mayBe =
          word.actor !== ROOM &&
          (word.state !== 'withdrawn' || word.actor === HEAD) &&
          (!['declined', 'withdrawn'].includes(word.state) || word.reason !== undefined) &&
          LEGAL[state].includes(word.state);
        expect(carried.ok, `${word.actor.name} ${state} → ${word.state}`).toBe(mayBe);
        if (mayBe) taken.push((state = word.state));
      }
      const { data, type } = held(own);
      expect(data.state).toBe(state);
      expect(data.transitions.map(({ to }) => to)).toEqual(taken);
      expect(data.transitions.every((step) => step.actor && step.key)).toBe(true);
      expect(data.endedAt !== undefined).toBe(ENDS.has(state));
      expect(type.includes('expired')).toBe(ENDS.has(state));
    }),
    { numRuns: 300 },
  );
});

test('an order that waits is reminded of before and after it is due, goes up once, and rests when done', () => {
  const own = city();
  direct(own, 0);
  answer(own, 4, 'accepted');
  pass(own, 5, 49);
  expect(held(own).data.remindedAt).toEqual([]);
  pass(own, 50, 59);
  expect(held(own).data.remindedAt).toEqual([instantAtMinute(50)]);
  expect(held(own).data.why.ko).toBe('기한 10분 전, 현재 수락 · 독촉 1회');
  expect(held(own).data.isOverdue).toBeUndefined();
  pass(own, 60, 79);
  expect(held(own).data).toMatchObject({ isOverdue: true });
  expect(held(own).data.escalated).toBeUndefined();
  pass(own, 80, 95);
  expect(held(own).data.escalated).toEqual({
    at: instantAtMinute(80),
    to: expect.objectContaining({ id: 'room' }) as unknown,
  });
  expect(held(own).data.remindedAt).toEqual([50, 60, 75, 90].map(instantAtMinute));
  // To whom it went up may answer too.
  expect(answer(own, 96, 'done', ROOM)).toMatchObject({ ok: true });
  const before = own.deltas.length;
  pass(own, 97, 200);
  const after = own.deltas.slice(before).flatMap(({ upserts }) => upserts);
  expect(after.filter(({ kind }) => kind === 'directive')).toEqual([]);
});

test('unanswered it goes up after its time, a short one at the latest when it is due', () => {
  const own = city();
  direct(own, 0);
  direct(own, 0, { dueAt: instantAtMinute(8) });
  direct(own, 0, { recipient: 'room' });
  pass(own, 1, 20);
  const upAt = (nth: number): string | undefined =>
    held(own, `directive/2022-0808-0${nth}`).data.escalated?.at;
  expect([upAt(1), upAt(2), upAt(3)]).toEqual([instantAtMinute(15), instantAtMinute(8), undefined]);
});

test('after a stop of hours one reminder is made, not one for each that was missed', () => {
  const own = city();
  direct(own, 0);
  own.tick(instantAtMinute(300));
  expect(held(own).data.remindedAt).toEqual([instantAtMinute(300)]);
});

test('a system that takes it delivers it; refusals are counted and told, and nothing after an answer', () => {
  const own = city();
  direct(own, 0);
  const subject = held(own).subject;
  const order = { subject, what: 'order', isAttempt: true } as const;
  const report = (minute: number, problem?: { ko: string; en: string }) =>
    own.delivered(problem === undefined ? order : { ...order, problem }, instantAtMinute(minute));
  report(1, { ko: 'HTTP 500 오류', en: 'HTTP 500' });
  expect(held(own).data).toMatchObject({ state: 'issued', delivery: { attempts: 1, problem: {} } });
  report(2);
  expect(held(own).data).toMatchObject({ state: 'delivered', delivery: { attempts: 2 } });
  expect(held(own).data.delivery?.problem).toBeUndefined();
  expect(held(own).data.transitions.at(-1)).toMatchObject({ by: 'webhook', actor: TOPIS });
  const { version } = held(own).data;
  report(3);
  expect(held(own).data.version).toBe(version);
});

test('the same orders and times give the same events, also when it starts anew in between', () => {
  const night = (isRestarted: boolean): readonly CityEvent[] => {
    keys = 0;
    let own = city();
    direct(own, 0);
    answer(own, 3, 'read');
    pass(own, 4, 40);
    const first = own.deltas.flatMap(({ upserts }) => upserts);
    if (isRestarted) {
      const { state } = own;
      own = officeCity([part()], 'test-feed', state);
    }
    const before = own.deltas.length;
    pass(own, 41, 120);
    return [...first, ...own.deltas.slice(before).flatMap(({ upserts }) => upserts)];
  };
  const made = night(false).filter(({ kind }) => kind === 'directive');
  expect(made.length).toBeGreaterThan(6);
  expect(night(true).filter(({ kind }) => kind === 'directive')).toEqual(made);
});
