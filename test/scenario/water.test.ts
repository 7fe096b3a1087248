import { expect, test } from 'vitest';
import { SEWER_GAUGES } from '../../fixtures/scenarios/flood-2022-08-08/generator/registry.ts';
import { after, framesOf, hrfcoRows, kst, plazaRows } from './recorded-frames.ts';

const hrfco = framesOf('hrfco-water-level');
const lists = hrfco.filter(({ call }) => call === 'list');

/** Level of a station at a ten-minute instant of 8 August, KST. */
function levelM(station: string, hhmm: string): number {
  const row = lists
    .flatMap(hrfcoRows)
    .find(({ wlobscd, ymdhm }) => wlobscd === station && ymdhm === `20220808${hhmm}`);
  return Number(row?.['wl'] ?? Number.NaN);
}

test('Ogeum Bridge: 5.01 m at 20:30, its advisory level of 7.00 m soon after 21:30', () => {
  expect(levelM('1018697', '2030')).toBe(5.01);
  expect(levelM('1018697', '2130')).toBe(6.84);
  expect(levelM('1018697', '2140')).toBeGreaterThanOrEqual(7);
});

test('Daegok Bridge: 4.21 m at 21:00, its advisory level of 5.50 m about 21:40', () => {
  expect(levelM('1018655', '2100')).toBe(4.21);
  expect(levelM('1018655', '2130')).toBeLessThan(5.5);
  expect(levelM('1018655', '2140')).toBeGreaterThanOrEqual(5.5);
});

test('Jamsu Bridge passes 5.5 m and 6.2 m before it is closed at 22:12', () => {
  expect(levelM('1018680', '2110')).toBeLessThan(5.5);
  expect(levelM('1018680', '2120')).toBeGreaterThanOrEqual(5.5);
  expect(levelM('1018680', '2200')).toBeGreaterThanOrEqual(6.2);
});

test('Dorimcheon reaches its planned flood level about 21:20', () => {
  expect(levelM('1018698', '2110')).toBeLessThan(4.48);
  expect(levelM('1018698', '2120')).toBeGreaterThanOrEqual(4.48);
  const frame = after(framesOf('seoul-river-stage'), kst(21, 20));
  const gauge = plazaRows(frame).find(({ WATG_CD }) => WATG_CD === '2301');
  expect(Number(gauge?.['RLTM_RVR_WATL_CNT'])).toBeGreaterThan(Number(gauge?.['EBM_HGT']));
});

test('the station table comes first, with the published advisory levels', () => {
  const info = hrfco[0];
  expect(info?.call).toBe('info');
  const rows = new Map(
    (info === undefined ? [] : hrfcoRows(info)).map((row) => [row['wlobscd'], row]),
  );
  expect(rows.size).toBe(16);
  expect(rows.get('1018697')?.['wrnwl']).toBe('7.00');
  expect(rows.get('1018655')?.['wrnwl']).toBe('5.50');
  const han = rows.get('1018683');
  expect(['attwl', 'wrnwl', 'almwl', 'srswl', 'pfh'].map((key) => Number(han?.[key]))).toEqual([
    5.5, 8, 10, 11, 13,
  ]);
  expect(han?.['lat']).toMatch(/^37-\d\d-\d\d$/);
});

test('levels never jump: rivers follow the rain, they do not teleport', () => {
  const before = new Map<string, number>();
  for (const row of lists.flatMap(hrfcoRows)) {
    const station = String(row['wlobscd']);
    const level = Number(row['wl']);
    expect(Math.abs(level - (before.get(station) ?? level)), station).toBeLessThan(1.2);
    before.set(station, level);
  }
});

test('one answer of the river feed is an error envelope, at 19:30', () => {
  const errors = framesOf('seoul-river-stage').filter(({ body }) => body.includes('ERROR-500'));
  expect(errors.map(({ at }) => at.slice(0, 16))).toEqual([kst(19, 30).slice(0, 16)]);
});

const sewers = framesOf('seoul-sewer-level');

/** Gauges whose newest level at an instant is at least the height of their pipe. */
function fullSewers(instant: string): readonly string[] {
  const newest = new Map(
    sewers
      .filter(({ at }) => at <= instant)
      .flatMap(plazaRows)
      .map((row) => [String(row['UNQ_NO']), Number(row['MSRMT_WATL'])]),
  );
  return SEWER_GAUGES.filter(
    ({ code, pipeM }) => (newest.get(code) ?? 0) >= (pipeM ?? Infinity),
  ).map(({ code }) => code);
}

test('no sewer is full at 20:00; at 20:45 many in the south are, none in the north', () => {
  expect(fullSewers(kst(20))).toEqual([]);
  const full = fullSewers(kst(20, 45));
  const inDistricts = (...codes: readonly string[]) =>
    full.filter((gauge) => codes.includes(gauge.slice(0, 2)));
  expect(inDistricts('17', '18', '19', '20', '21').length).toBeGreaterThan(12);
  expect(inDistricts('09', '10', '11', '12')).toEqual([]);
});

test('three sewers of 265 are never heard', () => {
  expect(new Set(sewers.flatMap(plazaRows).map(({ UNQ_NO }) => UNQ_NO)).size).toBe(262);
});

test('late rows of a sewer arrive 25 minutes old, after newer ones', () => {
  const frame = sewers.find(({ at, call }) => call === '21' && at > kst(20, 45));
  const own = (frame === undefined ? [] : plazaRows(frame)).filter(
    ({ UNQ_NO }) => UNQ_NO === '21-0004',
  );
  const times = own.map(({ MSRMT_YMD }) => String(MSRMT_YMD));
  expect(times.at(-1)).toBe('2022-08-08 20:25:00.0');
  expect(times.some((time) => time > '2022-08-08 20:40')).toBe(true);
});

test('Han water quality falls silent after 20:20', () => {
  const last = framesOf('han-water-quality').at(-1)?.at ?? '';
  expect(last.slice(0, 16)).toBe(kst(20, 20).slice(0, 16));
});
