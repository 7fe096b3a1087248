import { expect, test } from 'vitest';
import { lampEnergy, lampReading, verdictOf } from '../../server/office/lighting-energy.ts';
import { lightingValue } from '../../server/office/lighting-figures.ts';
import { lightingLedger } from '../../server/office/lighting-ledger.ts';
import { parseSchedule, scheduledBurning } from '../../server/office/lighting-schedule.ts';
import { assetAt } from '../support/lighting-events.ts';

/** Seoul: nine hours ahead. */
const minuteOfDay = (ms: number): number => (ms / 60_000 + 540) % 1440;
const ms = (text: string): number => Date.parse(text);
const NIGHT = '18:30-23:00 100, 23:00-06:30 60';

/** A 100 W lamp that took the place of one of 250 W. */
const lamp = (key: string, time: string, energyKwh: number, schedule: string | undefined = NIGHT) =>
  assetAt(key, time, {
    attributes: {
      energy: { value: energyKwh, unit: 'kW.h', observedAt: time },
      'rated-power': { value: 100, unit: 'W' },
      'baseline-power': { value: 250, unit: 'W' },
      ...(schedule === undefined ? {} : { schedule: { value: schedule } }),
    },
  });
const energyOf = (fromKwh: number, toKwh: number, from: string, to: string) => {
  const [before, now] = [
    lampReading(lamp('L-1', from, fromKwh)),
    lampReading(lamp('L-1', to, toKwh)),
  ];
  return before && now && lampEnergy(before, now, minuteOfDay);
};

test('a schedule is what it asks for from edge to edge, over midnight, by the local clock', () => {
  const steps = parseSchedule(NIGHT) ?? [];
  const hours = (from: string, to: string) =>
    scheduledBurning(steps, ms(from), ms(to), minuteOfDay);
  // 18:00 to 24:00 local: half an hour dark, 4.5 h full, 1 h at 60 %.
  expect(hours('2022-08-08T18:00+09:00', '2022-08-09T00:00+09:00')).toEqual({
    fullHours: 5.1,
    onHours: 5.5,
  });
  expect(hours('2022-08-09T05:30+09:00', '2022-08-09T12:00+09:00')).toEqual({
    fullHours: 0.6,
    onHours: 1,
  });
  expect(hours('2022-08-08T12:00+09:00', '2022-08-10T12:00+09:00')).toEqual({
    fullHours: 18,
    onHours: 24,
  });
  expect(parseSchedule('from dusk to dawn')).toBeUndefined();
});

test('metered, scheduled and baseline energy since the last reading', () => {
  // 19:00 to 23:00 local.
  const burnt = energyOf(800, 800.41, '2022-08-08T10:00:00.000Z', '2022-08-08T14:00:00.000Z');
  expect(burnt?.meteredKwh).toBeCloseTo(0.41, 6);
  expect(burnt).toMatchObject({ scheduledKwh: 0.4, baselineKwh: 1 });
  expect(verdictOf(0.41, 0.4)).toBe('as-scheduled');
});

test('a lamp that burns by day is over, one that hardly draws power at night under its schedule', () => {
  const day = energyOf(800, 800.4, '2022-08-08T01:00:00.000Z', '2022-08-08T05:00:00.000Z');
  expect(day?.scheduledKwh).toBe(0);
  expect(verdictOf(day?.meteredKwh ?? 0, 0)).toBe('over');
  const night = energyOf(800, 800.01, '2022-08-08T10:00:00.000Z', '2022-08-08T14:00:00.000Z');
  expect(night?.scheduledKwh).toBe(0.4);
  expect(verdictOf(night?.meteredKwh ?? 0, 0.4)).toBe('under');
});

test('a changed meter, readings out of order or days apart say nothing', () => {
  expect(energyOf(800, 2, '2022-08-08T10:00:00.000Z', '2022-08-08T11:00:00.000Z')).toBeUndefined();
  expect(energyOf(1, 2, '2022-08-08T11:00:00.000Z', '2022-08-08T10:00:00.000Z')).toBeUndefined();
  expect(energyOf(1, 2, '2022-08-06T10:00:00.000Z', '2022-08-08T10:00:00.000Z')).toBeUndefined();
});

test('without a schedule the dimming asked for at the last reading holds; without both nothing is known', () => {
  const at = (time: string, energyKwh: number, percent?: number) =>
    lampReading(
      assetAt('L-9', time, {
        attributes: {
          energy: { value: energyKwh, unit: 'kW.h' },
          'rated-power': { value: 100, unit: 'W' },
          ...(percent === undefined ? {} : { 'scheduled-dimming': { value: percent, unit: '%' } }),
        },
      }),
    );
  const [before, now, bare] = [
    at('2022-08-08T12:00:00.000Z', 5, 60),
    at('2022-08-08T12:30:00.000Z', 5.03, 0),
    at('2022-08-08T12:00:00.000Z', 5),
  ];
  expect(before && now && lampEnergy(before, now, minuteOfDay)).toMatchObject({
    scheduledKwh: 0.03,
  });
  expect(bare && now && lampEnergy(bare, now, minuteOfDay)).toMatchObject({
    scheduledKwh: null,
  });
});

test('the figures of a day compare the same lamps and hours only', () => {
  const ledger = lightingLedger(minuteOfDay);
  const none = ledger.at(ms('2022-08-08T15:00:00.000Z'));
  expect(lightingValue('lighting-energy', none).value).toBeNull();
  for (const event of [
    lamp('L-1', '2022-08-08T10:00:00.000Z', 800),
    lamp('L-2', '2022-08-08T10:00:00.000Z', 500),
    assetAt('L-3', '2022-08-08T10:00:00.000Z', { attributes: { energy: { value: 7 } } }),
  ]) {
    ledger.note(event);
  }
  for (const event of [
    lamp('L-1', '2022-08-08T14:00:00.000Z', 800.4),
    lamp('L-2', '2022-08-08T14:00:00.000Z', 501),
    assetAt('L-3', '2022-08-08T14:00:00.000Z', { attributes: { energy: { value: 9 } } }),
  ]) {
    ledger.note(event);
  }
  // Late and repeated readings change nothing.
  for (const event of [
    lamp('L-1', '2022-08-08T12:00:00.000Z', 799),
    lamp('L-1', '2022-08-08T14:00:00.000Z', 800.4),
  ]) {
    ledger.note(event);
  }
  const day = ledger.at(ms('2022-08-08T15:00:00.000Z'));
  const value = (name: Parameters<typeof lightingValue>[0]) => lightingValue(name, day).value;
  expect(value('lighting-energy')).toBe(3.4);
  expect(value('lighting-energy-scheduled')).toBe(0.8);
  expect(value('lighting-energy-baseline')).toBe(2);
  expect(value('lighting-against-schedule')).toBe(175);
  expect(value('lighting-saving')).toBe(30);
  expect(lightingValue('lamps-off-schedule', day)).toEqual({
    value: 1,
    at: { ko: 'L-2' },
    asOfMs: ms('2022-08-08T14:00:00.000Z'),
    inputs: [3, 3],
  });
  const tomorrow = ledger.at(ms('2022-08-09T16:00:00.000Z'));
  expect(lightingValue('lighting-energy', tomorrow)).toMatchObject({ value: null, inputs: [0, 3] });
});

test('a lamp that fails is found by uplinks of a few minutes too, and is let off once an hour is right', () => {
  const ledger = lightingLedger(minuteOfDay);
  // From 19:00 local, each 10 minutes: the first hour dead, then as asked for.
  const from = ms('2022-08-08T10:00:00.000Z');
  const found = Array.from({ length: 19 }, (_, step) => {
    const burntKwh = Math.max(0, step - 6) * (0.1 / 6);
    const atMs = from + step * 600_000;
    ledger.note(lamp('L-1', new Date(atMs).toISOString(), 800 + burntKwh));
    return ledger.at(atMs).offSchedule.length;
  });
  expect(found.slice(0, 3)).toEqual([0, 0, 0]);
  expect([found[6], found[9]]).toEqual([1, 1]);
  expect(found.at(-1)).toBe(0);
});
