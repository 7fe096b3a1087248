import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { AlarmRule } from '../../server/office/alarms/alarm-rule.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { feedRecord } from '../../server/city/feed-record.ts';
import { alarmDesk, levelAt, RIVER, START_MS } from '../support/alarm-desk.ts';
import { FACTS } from '../support/small-city.ts';

test('a value that trembles by 1 % about the limit for ten minutes is one alarm, once active', () => {
  const noise = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 600, maxLength: 600 });
  const run = fc.property(noise, (steps) => {
    const desk = alarmDesk();
    desk.level(2.5, 0);
    for (const [sec, step] of steps.entries()) {
      desk.level(3 * (1 + step / 10_000), sec + 1);
      if (sec % 5 === 0) desk.tick(sec + 1);
    }
    const activations = desk.alarm()?.transitions.filter(({ by }) => by === 'on-delay');
    expect(desk.alarms()).toHaveLength(1);
    expect(activations).toHaveLength(1);
  });
  fc.assert(run, { numRuns: 20 });
});

test('a limit that is passed for less than the on-delay is no alarm; from the delay on it is', () => {
  const desk = alarmDesk();
  desk.level(3.5, 0);
  desk.tick(55);
  desk.level(2, 58);
  desk.tick(120);
  expect(desk.alarm()).toBeUndefined();
  desk.level(3.5, 130);
  desk.tick(185);
  expect(desk.alarm()).toBeUndefined();
  desk.tick(190);
  expect(desk.alarm()).toMatchObject({
    state: 'unack-active',
    limit: 3,
    activeSince: desk.at(130),
  });
});

test('it clears below the dead-band only, and not before the off-delay', () => {
  const desk = alarmDesk();
  desk.level(3.5, 0);
  desk.tick(60);
  // 3 m less 5 % is 2.85 m.
  desk.level(2.9, 100);
  desk.tick(400);
  expect(desk.alarm()?.isActive).toBe(true);
  desk.level(2.8, 410);
  desk.tick(465);
  expect(desk.alarm()?.isActive).toBe(true);
  desk.tick(470);
  expect(desk.alarm()).toMatchObject({ isActive: false, clearedAt: desk.at(470) });
});

test('one alarm rises through its levels and falls again; each is a step with its time', () => {
  const desk = alarmDesk();
  for (const [index, metres] of [3.2, 4.2, 5.2, 4.2, 3.2].entries()) {
    desk.level(metres, index * 100);
    desk.tick(index * 100 + 60);
  }
  expect(desk.alarms()).toHaveLength(1);
  expect(desk.alarm()).toMatchObject({
    severity: 'Minor',
    priority: 'low',
    limit: 3,
    worst: { value: 5.2, at: desk.at(200) },
  });
  expect(desk.alarm()?.transitions.map(({ by }) => by)).toEqual([
    'on-delay',
    'escalation',
    'escalation',
    'de-escalation',
    'de-escalation',
  ]);
});

test('values that came and went before they were known are told, as cleared', () => {
  const desk = alarmDesk();
  const night = Array.from({ length: 20 }, (_, minute) =>
    levelAt(minute < 10 ? 4.5 : 2, minute * 60),
  );
  desk.hear(night, 1200);
  desk.tick(1200);
  expect(desk.alarm()).toMatchObject({ isActive: false, state: 'unack-cleared' });
  expect(desk.alarm()?.transitions.map(({ to }) => to)).toEqual(['unack-active', 'unack-cleared']);
});

test('a steady rise says when the next limit is reached, with bounds that hold the truth', () => {
  const rise = fc.property(
    fc.double({ min: 0.5, max: 2, noNaN: true }),
    fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 12, maxLength: 12 }),
    (perHour, noise) => {
      const desk = alarmDesk();
      const from = 3.6;
      for (const [index, step] of noise.entries()) {
        desk.level(from + (perHour * index) / 60 + step / 10_000, index * 60);
      }
      desk.tick(11 * 60);
      const ahead = desk.alarm()?.ahead;
      const leftH = (4 - from) / perHour - 11 / 60;
      // Further off than twice the line that speaks of it: nothing is said.
      if (ahead === undefined) return leftH > (2 * 11) / 60 - 0.03;
      const reachedMs = START_MS + ((4 - from) / perHour) * 3_600_000;
      return (
        ahead.limit === 4 &&
        ahead.samples === 12 &&
        ahead.earliest <= ahead.at &&
        (ahead.latest === undefined || ahead.latest >= ahead.at) &&
        Math.abs(instantMs(ahead.at) - reachedMs) < 3 * 60_000
      );
    },
  );
  expect(fc.check(rise, { numRuns: 50 })).toMatchObject({ failed: false });
});

test('values without a direction say nothing of what comes', () => {
  const desk = alarmDesk();
  for (let index = 0; index < 12; index += 1) desk.level(3.5 + (index % 2) * 0.2, index * 60);
  desk.tick(700);
  expect(desk.alarm()?.isActive).toBe(true);
  expect(desk.alarm()?.ahead).toBeUndefined();
});

test('when its source falls silent the level stays and says so: no news is not good news', () => {
  const desk = alarmDesk();
  const record = feedRecord(FACTS, START_MS);
  const tellFeed = (sec: number): void => {
    desk.hear([feedEvent('seoul', record, desk.at(sec), START_MS + sec * 1000)], sec);
  };
  tellFeed(0);
  desk.level(4.5, 1);
  desk.tick(90);
  expect(desk.alarm()).toMatchObject({ severity: 'Moderate' });
  expect(desk.alarm()?.isStale).toBeUndefined();
  // A low word just before the silence does not stand long enough to be believed.
  desk.level(2, 380);
  tellFeed(400);
  desk.tick(450);
  expect(desk.alarm()).toMatchObject({ severity: 'Moderate', isActive: true, isStale: true });
  desk.tick(40_000);
  expect(desk.alarm()).toMatchObject({ severity: 'Moderate', isActive: true, isStale: true });
});

test('20 mm in 15 minutes are made of two ten-minute depths, the older by its half', () => {
  const rain: AlarmRule = {
    ...RIVER,
    watching: {
      kind: 'property',
      property: 'water.level',
      taking: { form: 'sum', spanMin: 15, slotMin: 10 },
    },
    levels: [{ value: 20, severity: 'Moderate', priority: 'low', label: { ko: '20 mm' } }],
  };
  const desk = alarmDesk([rain]);
  desk.level(12, 0);
  desk.level(13.9, 600);
  desk.tick(700);
  expect(desk.alarm()).toBeUndefined();
  desk.level(13.1, 1200);
  desk.tick(1300);
  expect(desk.alarm()).toMatchObject({ value: 20.05, limit: 20 });
});

test('a word, a number that is not trusted and another unit raise nothing, and are told of', () => {
  const desk = alarmDesk();
  const event = levelAt(9, 0);
  if (event.kind !== 'observation') throw new Error('expected an observation');
  desk.hear([{ ...event, data: { ...event.data, resultQuality: 'suspect' } }], 0);
  desk.hear([{ ...levelAt(9, 10, 2), data: { ...event.data, unit: 'bar' } } as typeof event], 10);
  desk.tick(200);
  expect(desk.alarms()).toEqual([]);
  expect(desk.load()?.unjudged).toEqual([{ rule: 'river', n: 1, reasons: ['bar'] }]);
});

test('a gauge whose clock runs ahead is judged when it is heard, and not taken for the newest', () => {
  const desk = alarmDesk();
  const ahead = (metres: number, sec: number): CityEvent => ({
    ...levelAt(metres, sec + 7200),
    recordedtime: desk.at(sec),
  });
  desk.hear([ahead(4.5, 0)], 0);
  desk.tick(61);
  expect(desk.alarm()).toMatchObject({ state: 'unack-active', severity: 'Moderate' });
  // Its clock is set right: its values are older now than the last.
  desk.level(2, 120);
  desk.tick(200);
  expect(desk.alarm()?.isActive).toBe(false);
});
