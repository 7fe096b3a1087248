import { expect, test } from 'vitest';
import { interruptBudget } from '../../server/office/interrupt-budget.ts';
import { alertAt } from '../support/alert-messages.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { floodAt, rainAt, situationAt, stageCity, SUPERVISOR } from '../support/stage-city.ts';

test('at the start the ordinary level is in force, and it is said that nobody confirmed it', () => {
  const city = stageCity();
  city.pass(0, 1);
  expect(city.stage()).toMatchObject({
    level: '1',
    isConfirmed: false,
    proposed: { level: '1', reasons: [], unknown: [] },
    crisis: null,
  });
  expect(city.stage().why.ko).toContain('아직 아무도 확정하지 않음');
  expect(city.changes()).toHaveLength(1);
});

test('what is open proposes a level with its reasons; only a person puts it in force', () => {
  const city = stageCity();
  city.take([situationAt('a', 0), floodAt(1, 0), floodAt(2, 0)], instantAtMinute(0));
  city.pass(0, 2);
  expect(city.stage().proposed.level).toBe('1');
  city.pass(2, 3);
  expect(city.stage()).toMatchObject({ level: '1', proposed: { level: '3' }, isConfirmed: false });
  expect(city.stage().proposed.reasons).toEqual([
    {
      criterion: 'severe',
      since: instantAtMinute(0),
      text: { ko: 'severe 1 (관악구) · 20:00부터', en: 'severe 1 (Gwanak) · since 20:00' },
      subjects: ['situation/flood/a'],
    },
    {
      criterion: 'floods',
      since: instantAtMinute(0),
      text: { ko: 'floods 2 (관악구) · 20:00부터', en: 'floods 2 (Gwanak) · since 20:00' },
      subjects: ['incident/test/1', 'incident/test/2'],
    },
  ]);
  expect(city.confirm(3, { level: '3' })).toMatchObject({ ok: true, subject: 'stage/city' });
  expect(city.stage()).toMatchObject({
    level: '3',
    since: instantAtMinute(3),
    isConfirmed: true,
    confirmedBy: SUPERVISOR,
  });
  expect(city.stage().history.map(({ to, by, proposed }) => [to, by, proposed])).toEqual([
    ['1', 'rise', '3'],
    ['3', 'confirm', '3'],
  ]);
  expect(city.stage().derivedFrom).toContain('situation/flood/a');
});

test('another level than the proposed needs a reason, and keeps it', () => {
  const city = stageCity();
  city.pass(0, 1);
  for (const reason of [undefined, '  ']) {
    const refused = city.confirm(1, { level: '2', ...(reason === undefined ? {} : { reason }) });
    expect(refused).toMatchObject({ ok: false, code: 'bad-request' });
  }
  expect(city.stage()).toMatchObject({ level: '1', isConfirmed: false });
  expect(city.confirm(1, { level: '2', reason: '밤새 비 예보' }).ok).toBe(true);
  expect(city.stage()).toMatchObject({ level: '2', overrideReason: '밤새 비 예보' });
  expect(city.stage().history.at(-1)).toMatchObject({ by: 'override', actor: SUPERVISOR });
  expect(city.confirm(2, { level: '1' }).ok).toBe(true);
  expect(city.stage().overrideReason).toBeUndefined();
});

test('it falls half an hour after the last reason has gone, and says so meanwhile', () => {
  const city = stageCity();
  city.take([situationAt('a', 0)], instantAtMinute(0));
  city.pass(0, 5);
  city.take([situationAt('a', 5, true)], instantAtMinute(5));
  city.pass(5, 7);
  expect(city.stage().proposed).toMatchObject({
    level: '3',
    isDwelling: true,
    holdsUntil: instantAtMinute(34.75),
    reasons: [],
  });
  city.pass(7, 34.75);
  expect(city.stage().proposed.level).toBe('3');
  city.pass(34.75, 35);
  expect(city.stage().proposed.level).toBe('2');
});

test('a feed that falls silent lowers nothing, not even after a restart', () => {
  const before = stageCity();
  before.take([rainAt(0, 41.5)], instantAtMinute(0));
  before.pass(0, 3);
  before.take([rainAt(6, null)], instantAtMinute(3));
  before.pass(3.25, 12, true);
  const after = stageCity(interruptBudget(), before.state);
  after.part.recall(after.state, instantAtMinute(12));
  after.pass(12, 80, true);
  expect(after.stage().proposed).toMatchObject({ level: '2', unknown: [] });
  expect(after.stage().proposed.reasons[0]?.text.ko).toBe(
    'rain ? · 20:00부터 · 자료 끊김, 마지막 값',
  );
  after.take([rainAt(80, 3)], instantAtMinute(80));
  after.pass(80, 112);
  expect(after.stage().proposed.level).toBe('1');
});

test('what a silent feed would have raised is unknown, and the feed is named', () => {
  const city = stageCity();
  city.pass(0, 1);
  city.pass(1, 12, true);
  expect(city.stage().proposed).toMatchObject({
    level: '1',
    unknown: [
      {
        ko: '시험 자료 20:00 이후 끊김: 기준 2개를 알 수 없음',
        en: 'Test feed silent since 20:00: 2 criteria cannot be known',
      },
    ],
  });
});

test('warnings and the crisis level stand beside it, in the words of who declared them, and move nothing', () => {
  const city = stageCity();
  city.pass(0, 1);
  city.take([alertAt(1, 'heavy-rain', { headline: '호우경보' })], instantAtMinute(1));
  city.pass(1, 10);
  expect(city.stage().weather).toMatchObject([{ text: { ko: '호우경보' } }]);
  expect(city.stage()).toMatchObject({ level: '1', proposed: { level: '1' }, crisis: null });

  expect(city.declare(10, { level: '매우 심각' })).toMatchObject({
    ok: false,
    code: 'bad-request',
  });
  expect(city.declare(10, { level: '경계', at: instantAtMinute(12) }).ok).toBe(false);
  expect(city.declare(10, { level: '경계', text: '풍수해', at: instantAtMinute(9) }).ok).toBe(true);
  expect(city.stage().crisis).toEqual({
    by: { ko: '행정안전부', en: 'MOIS' },
    text: { ko: '경계 · 풍수해', en: 'Alert · 풍수해' },
    at: instantAtMinute(9),
    actor: SUPERVISOR,
  });
  city.pass(10, 20);
  expect(city.stage()).toMatchObject({ level: '1', isConfirmed: false, proposed: { level: '1' } });
  expect(city.declare(20, {}).ok).toBe(true);
  expect(city.stage().crisis).toBeNull();
  expect(city.declare(21, {})).toMatchObject({ ok: false, code: 'conflict' });
  // A clock that runs a little ahead of the office's last look means now.
  expect(city.declare(22, { level: '경계', at: instantAtMinute(22.5) }).ok).toBe(true);
  expect(city.stage().crisis).toMatchObject({ at: instantAtMinute(22) });
});

test('a warning of any severity gives the same stage and the same crisis level', () => {
  const seen = (['Minor', 'Extreme'] as const).map((severity) => {
    const city = stageCity();
    city.declare(0, { level: '관심' });
    const alert = alertAt(0, 'heavy-rain', { headline: '호우경보' });
    city.take([{ ...alert, data: { ...alert.data, severity } }], instantAtMinute(0));
    city.pass(0, 10);
    const { provenance: _from, ...stage } = city.stage();
    return stage;
  });
  expect(seen[0]).toEqual(seen[1]);
});

test('a rise asks the one budget of interrupts; without one left it is rolled up and asks again', () => {
  const budget = interruptBudget();
  const city = stageCity(budget);
  city.pass(0, 1);
  for (let n = 0; n < 4; n += 1) budget.ask('Severe', Date.parse(instantAtMinute(1)));
  city.take([situationAt('a', 1)], instantAtMinute(1));
  city.pass(1, 10);
  expect(city.stage().annunciation).toBe('rolled-up');
  city.pass(10, 62);
  expect(city.stage()).toMatchObject({
    annunciation: 'interrupt',
    annunciatedAt: instantAtMinute(61),
  });
  expect(budget.lastHour(Date.parse(instantAtMinute(62)))).toBe(1);
  city.confirm(62, { level: '3' });
  city.pass(62, 64);
  expect(city.stage().annunciation).toBe('listed');
});

test('who has decided otherwise is not interrupted again by the same proposal', () => {
  const budget = interruptBudget(0);
  const city = stageCity(budget);
  city.take([situationAt('a', 0)], instantAtMinute(0));
  city.pass(0, 4);
  city.confirm(4, { level: '2', reason: '지켜봄' });
  city.pass(4, 6);
  expect(city.stage()).toMatchObject({
    level: '2',
    proposed: { level: '3' },
    annunciation: 'listed',
  });
});

test('after a restart it goes on: nothing is said twice, what was confirmed and how long it holds stay', () => {
  const before = stageCity();
  before.take([situationAt('a', 0)], instantAtMinute(0));
  before.pass(0, 5);
  before.confirm(5, { level: '3' });
  before.take([situationAt('a', 5, true)], instantAtMinute(5.1));
  before.pass(5.25, 8);
  const held = before.stage();
  const budget = interruptBudget();
  const after = stageCity(budget, before.state);
  after.part.recall(after.state, instantAtMinute(8));
  expect(budget.lastHour(Date.parse(instantAtMinute(8)))).toBe(1);
  after.pass(8, 20);
  expect(after.changes()).toEqual([]);
  expect(after.stage()).toEqual(held);
  after.pass(20, 36);
  expect(after.stage()).toMatchObject({ level: '3', proposed: { level: '2' } });
});

test('numbers that change with every look are told once a minute', () => {
  const city = stageCity();
  city.pass(0, 1);
  for (let n = 0; n < 40; n += 1) {
    city.take([floodAt(n, 1 + n / 4)], instantAtMinute(1 + n / 4));
    city.tick(instantAtMinute(1 + n / 4));
  }
  expect(city.stage().proposed.level).toBe('2');
  expect(city.changes().length).toBeLessThanOrEqual(13);
});
