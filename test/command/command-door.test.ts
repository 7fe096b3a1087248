import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAudit, type Audit } from '../../server/command/audit.ts';
import { commandDoor, type CommandDoorParts } from '../../server/command/command-door.ts';
import { DIRECTIVE_TIMES } from '../../server/office/directives/directive-times.ts';
import { directivesPart } from '../../server/office/directives/directives-part.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { officeCity, type OfficeCity } from '../support/office-city.ts';

const NOW = instantAtMinute(1);
const ACTOR = { name: '김실장', role: 'supervisor' } as const;
const REQUEST = {
  key: 'order-of-the-door',
  about: 'incident/test/1',
  recipient: 'roads',
  text: '통제',
  dueAt: instantAtMinute(60),
};
let folder = '';
let city: OfficeCity;
let audit: Audit;
let defects: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'door-'));
  audit = openAudit({ path: join(folder, 'audit.db'), nowMs: Date.now });
  defects = [];
  const contact = { id: 'roads', name: { ko: '도로관리과' }, duty: { ko: '통제' } };
  const part = directivesPart({
    city: 'seoul',
    contacts: [{ contact, districts: [], hazards: [] }],
    directiveTimes: DIRECTIVE_TIMES,
    dayOf: () => '2022-08-08',
    minuteOfDay: () => 0,
  });
  city = officeCity([part], 'test-feed');
  city.take([incidentAt(1, 0)], instantAtMinute(0));
});
afterEach(async () => {
  await audit.close();
  rmSync(folder, { recursive: true, force: true });
});

function door(more: Partial<CommandDoorParts> = {}) {
  return commandDoor({
    city: () => ({
      state: city.state,
      now: NOW,
      order: (order) => city.order(order, NOW),
      delivered: (report) => city.delivered(report, NOW),
    }),
    durable: () => Promise.resolve(),
    audit,
    onDefect: (error) => defects.push(error),
    ...more,
  });
}

const outcomes = async (): Promise<readonly string[]> =>
  (await audit.page(Number.MAX_SAFE_INTEGER, 100)).map(({ outcome }) => outcome);

test('while the disk takes nothing nobody is told that it is done; sent again it is done once', async () => {
  let isFull = true;
  const own = door({
    durable: () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve()),
  });
  const refused = await own.carryOut('direct', REQUEST, ACTOR);
  expect(refused).toMatchObject({ ok: false, code: 'unavailable' });
  expect(await outcomes()).toEqual([]);
  isFull = false;
  const subject = 'directive/2022-0808-01';
  const done = { ok: true, subject, at: NOW, repeated: true };
  expect(await own.carryOut('direct', REQUEST, ACTOR)).toEqual(done);
  expect(await own.carryOut('direct', REQUEST, ACTOR)).toEqual(done);
  expect([...city.state.byKind.directive.keys()]).toEqual([subject]);
  expect(await outcomes()).toEqual(['done']);
});

test('what was not recorded is sent again as it was, by whom it was: nothing else takes its key', async () => {
  let isFull = true;
  const own = door({
    durable: () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve()),
  });
  await own.carryOut('direct', REQUEST, ACTOR);
  isFull = false;
  const other = { ...REQUEST, text: '다른 지시' };
  const refused = { ok: false, code: 'conflict' };
  expect(await own.carryOut('direct', other, ACTOR)).toMatchObject(refused);
  const somebody = { name: '박과장', role: 'supervisor' } as const;
  expect(await own.carryOut('direct', REQUEST, somebody)).toMatchObject(refused);
  expect(await own.carryOut('direct', REQUEST, ACTOR)).toMatchObject({ ok: true, repeated: true });
  const entered = (await audit.page(100, 10)).map(({ outcome, actor, request }) => [
    outcome,
    actor?.name,
    (JSON.parse(request) as typeof REQUEST).text,
  ]);
  expect(entered).toEqual([
    ['done', '김실장', '통제'],
    ['conflict', '박과장', '통제'],
    ['conflict', '김실장', '다른 지시'],
  ]);
});

test('what is refused before a rule is asked is entered too: a used key, a city on its way', async () => {
  await door().carryOut('direct', REQUEST, ACTOR);
  await door().carryOut('direct', { ...REQUEST, text: '다른 지시' }, ACTOR);
  const hidden = { ...REQUEST, key: 'while-it-is-sought' };
  await door({ city: () => undefined }).carryOut('direct', hidden, ACTOR);
  expect(await outcomes()).toEqual(['unavailable', 'conflict', 'done']);
});

test('words that a screen cannot show as they are meant are refused; every script and emoji is not', async () => {
  const own = door();
  const say = (nth: number, text: string) =>
    own.carryOut('direct', { ...REQUEST, key: `words-number-${nth}`, text }, ACTOR);
  const bad = ['\u0000', '통제\u0007', 'a\u202eb', '\ud83d', '\u200b', ' \u2066 '];
  for (const [nth, text] of bad.entries()) {
    expect(await say(nth, text), JSON.stringify(text)).toMatchObject({ code: 'bad-request' });
  }
  const good = [
    '통제\n우회 안내',
    '<b>통제</b>',
    '침수 🚧👩‍🚒',
    'إغلاق الطريق',
    "한강로 '전면' 통제",
  ];
  for (const [nth, text] of good.entries()) {
    const answer = await say(nth + bad.length, text);
    const subject = answer.ok ? answer.subject : '';
    expect(city.state.byKind.directive.get(subject)?.data.text).toBe(text);
  }
});

test('a trail that takes nothing is as good as a full disk', async () => {
  await audit.close();
  const path = join(folder, 'broken.db');
  writeFileSync(path, 'no database, and long enough to look at '.repeat(40));
  audit = openAudit({ path, nowMs: Date.now });
  const answer = await door().carryOut('direct', REQUEST, ACTOR);
  expect(answer).toMatchObject({ ok: false, code: 'unavailable' });
  expect(await door().carryOut('direct', {}, ACTOR)).toMatchObject({ code: 'bad-request' });
  expect(defects.join()).toContain('not a database');
});

test('while no city is shown, or a rule of ours throws, it is said and not carried out', async () => {
  const hidden = await door({ city: () => undefined }).carryOut('direct', REQUEST, ACTOR);
  expect(hidden).toMatchObject({ ok: false, code: 'unavailable' });
  const order = (): never => {
    throw new Error('a rule of ours');
  };
  const broken = { state: city.state, now: NOW, order, delivered: () => undefined };
  const threw = await door({ city: () => broken }).carryOut('direct', REQUEST, ACTOR);
  expect(threw).toMatchObject({ ok: false, code: 'unavailable' });
  expect(defects.join()).toContain('a rule of ours');
  expect(await outcomes()).toEqual(['unavailable', 'unavailable']);
  expect(await door().carryOut('direct', REQUEST, ACTOR)).toMatchObject({ ok: true });
});

test('what cannot be read is entered as it came, so far, and never with a token', async () => {
  const long = { ...REQUEST, token: 'a-secret-in-the-wrong-place', text: '길'.repeat(10_000) };
  const own = door();
  expect(await own.carryOut('direct', long, ACTOR)).toMatchObject({ code: 'bad-request' });
  expect(await own.carryOut('direct', 'no object', undefined)).toMatchObject({
    code: 'unknown-role',
  });
  const timeless = { ...REQUEST, dueAt: 'tomorrow' };
  expect(await own.carryOut('direct', timeless, ACTOR)).toMatchObject({ code: 'bad-request' });
  const [, second, first] = await audit.page(100, 10);
  expect(first?.request).toHaveLength(4_000);
  expect(first?.request).not.toContain('a-secret');
  expect(second).toMatchObject({ request: '"no object"', actor: null });
});

test('a contact’s own system may answer, and give no other command', async () => {
  const roads = { name: '도로관리과', role: 'viewer', contact: 'roads' } as const;
  await door().carryOut('direct', REQUEST, ACTOR);
  const answer = { key: 'answer-of-roads', directive: '2022-0808-01', state: 'accepted' };
  expect(await door().carryOut('answer', answer, roads)).toMatchObject({ ok: true });
  for (const name of ['direct', 'ack', 'note'] as const) {
    const refused = await door().carryOut(name, { ...REQUEST, key: 'roads-directs' }, roads);
    expect(refused).toMatchObject({ ok: false, code: 'not-allowed' });
  }
  const other = await door().carryOut('answer', answer, { ...roads, name: '다른 곳' });
  expect(other).toMatchObject({ ok: false, code: 'conflict' });
});
