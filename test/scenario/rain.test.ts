import { expect, test } from 'vitest';
import { framesOf, kst, plazaRows, type Row } from './recorded-frames.ts';

const frames = framesOf('seoul-rainfall');

/** Every ten-minute value a gauge was ever reported with, by the end of its slot. */
const slots = new Map<string, Map<string, number>>();
for (const row of frames.flatMap(plazaRows)) {
  const mm = Number(row['RN_10M']);
  const gauge = String(row['RF_CD']);
  const own = slots.get(gauge) ?? new Map<string, number>();
  if (Number.isFinite(mm)) slots.set(gauge, own.set(String(row['DATA_CLCT_TM']), mm));
}

function sum(gauge: string, ends: readonly string[]): number {
  const mm = ends.map((end) => slots.get(gauge)?.get(`2022-08-08 ${end}`) ?? Number.NaN);
  return mm.reduce((a, b) => a + b, 0);
}

const RECORD_HOUR = ['20:15', '20:25', '20:35', '20:45', '20:55', '21:05'];

test('Sindaebang records 141.5 mm from 20:05 to 21:05', () => {
  expect(sum('2002', RECORD_HOUR)).toBe(141.5);
});

test('no other gauge reaches that hour, at any time', () => {
  for (const [gauge, own] of slots) {
    const values = [...own].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, mm]) => mm);
    const hours = values.map((_, i) => values.slice(i, i + 6).reduce((a, b) => a + b, 0));
    const limit = gauge === '2002' ? 141.5 : 120;
    expect(Math.max(...hours), `gauge ${gauge}`).toBeLessThanOrEqual(limit);
  }
});

test('the clock hour to 21:00 is about 136.5 mm, half of each slot that straddles it', () => {
  const inner = sum('2002', RECORD_HOUR.slice(0, 5));
  const edges = sum('2002', ['20:05', '21:05']) / 2;
  expect(inner + edges).toBeCloseTo(136.5, 1);
});

test('the hour to 22:00 brings the 63.5 mm between the day totals of 297 and 360.5', () => {
  const inner = sum('2002', ['21:15', '21:25', '21:35', '21:45', '21:55']);
  expect(inner + sum('2002', ['21:05', '22:05']) / 2).toBeCloseTo(63.5, 1);
});

test('the north has about 5 mm in that hour, as reported', () => {
  for (const gauge of ['1001', '1101', '1201', '2601']) {
    expect(sum(gauge, RECORD_HOUR)).toBeGreaterThan(3);
    expect(sum(gauge, RECORD_HOUR)).toBeLessThan(8);
  }
});

test('all 46 gauges are heard, with the hour before the first answer', () => {
  expect(slots.size).toBe(46);
  expect(slots.get('2002')?.has('2022-08-08 15:05')).toBe(true);
});

function isPoison(row: Row): boolean {
  return !Number.isFinite(Number(row['RN_10M']));
}

test('exactly one row is poison: a word instead of a number at 20:12', () => {
  const poisoned = frames.filter((frame) => plazaRows(frame).some(isPoison));
  expect(poisoned).toHaveLength(1);
  expect(poisoned.flatMap(plazaRows).filter(isPoison)).toHaveLength(1);
  expect(poisoned[0]?.at.slice(0, 16)).toBe(kst(20, 12).slice(0, 16));
});

test('one gauge is silent for an hour and then goes on', () => {
  const own = slots.get('1502');
  expect(own?.has('2022-08-08 18:25')).toBe(true);
  for (const end of ['18:35', '18:55', '19:15', '19:25']) {
    expect(own?.has(`2022-08-08 ${end}`)).toBe(false);
  }
  expect(own?.has('2022-08-08 19:35')).toBe(true);
});

test('a repeated row never contradicts itself', () => {
  const seen = new Map<string, unknown>();
  for (const row of frames.flatMap(plazaRows).filter((candidate) => !isPoison(candidate))) {
    const key = `${row['RF_CD']} ${row['DATA_CLCT_TM']}`;
    expect(row['RN_10M']).toBe(seen.get(key) ?? row['RN_10M']);
    seen.set(key, row['RN_10M']);
  }
});
