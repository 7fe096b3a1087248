import { expect, test } from 'vitest';
import { personalField } from '../../server/feed-kit/personal-data.ts';
import { FEEDS, framesOf, kst } from './recorded-frames.ts';

interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly district: string;
  readonly place: string;
  readonly lon: number;
  readonly lat: number;
  readonly history: readonly { readonly stage: string; readonly at: string }[];
  readonly closed: boolean;
}

const pushes = framesOf('dispatch-119').map(({ at, body }) => ({
  at,
  ...(JSON.parse(body) as { readonly sentAt: string; readonly incidents: readonly Incident[] }),
}));
const latest = new Map(pushes.flatMap(({ incidents }) => incidents).map((one) => [one.id, one]));

function receivedAt({ history }: Incident): string {
  return new Date(history[0]?.at ?? '').toISOString();
}

const REPORTED = [
  [17, 40, '11590', '주택 침수'],
  [18, 50, '11590', '감전'],
  [20, 29, '11590', '주택 침수'],
  [21, 7, '11620', '반지하 침수'],
  [23, 30, '11590', '옹벽 붕괴'],
] as const;

test.each(REPORTED)('the case of %i:%i in %s: %s', (hour, minute, district, type) => {
  const found = [...latest.values()].filter(
    (one) =>
      receivedAt(one) === kst(hour, minute) && one.district === district && one.type === type,
  );
  expect(found).toHaveLength(1);
  // No report says when crews came: nothing simulated is attached to a real case.
  expect(found[0]?.history.map(({ stage }) => stage)).toEqual(['접수']);
});

test('an incident is sent again with its whole history, never with a shorter one', () => {
  const lengths = new Map<string, number>();
  for (const one of pushes.flatMap(({ incidents }) => incidents)) {
    expect(one.history.length).toBeGreaterThanOrEqual(lengths.get(one.id) ?? 1);
    lengths.set(one.id, one.history.length);
  }
  expect(Math.max(...lengths.values())).toBe(8);
});

test('nothing is sent before it has happened', () => {
  for (const { at, incidents } of pushes) {
    for (const { history } of incidents) {
      expect(new Date(history.at(-1)?.at ?? '').toISOString() <= at).toBe(true);
    }
  }
});

test('a push comes at least each minute', () => {
  const gaps = pushes.slice(1).map(({ at }, i) => Date.parse(at) - Date.parse(pushes[i]?.at ?? ''));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(67_000);
});

test('calls of an hour: ordinary at five, over four times as many at half past nine', () => {
  const calls = (hour: number, minute: number) =>
    [...latest.values()].filter((one) => {
      const received = receivedAt(one);
      return received > kst(hour - 1, minute) && received <= kst(hour, minute);
    }).length;
  expect(calls(17, 0)).toBeGreaterThan(60);
  expect(calls(17, 0)).toBeLessThan(125);
  expect(calls(21, 30)).toBeGreaterThan(350);
  expect(calls(21, 30)).toBeLessThan(480);
});

test('flood calls come from the south: Dongjak, Gwanak and their neighbours, not from Dobong', () => {
  const floods = [...latest.values()].filter(({ type }) => /침수|배수/.test(type));
  const count = (...districts: readonly string[]) =>
    floods.filter(({ district }) => districts.includes(district)).length;
  const south = count('11590', '11620', '11530', '11545', '11560', '11650', '11680', '11710');
  expect(south / floods.length).toBeGreaterThan(0.8);
  expect(count('11320', '11305', '11350')).toBeLessThan(6);
});

test('places are dongs or districts, points are rounded to 100 m and inside the city', () => {
  for (const { place, lon, lat } of latest.values()) {
    expect(place).toMatch(/^[가-힣]+[동구]$/);
    expect([lon, lat]).toEqual([Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]);
    expect(lon > 126.76 && lon < 127.19 && lat > 37.42 && lat < 37.7).toBe(true);
  }
});

test('no field, name, age, telephone number or count of victims in any body', () => {
  for (const { incidents } of pushes) {
    for (const incident of incidents) {
      expect(personalField({ ...incident, id: null, history: null })).toBeUndefined();
    }
  }
  const personal = /\d+세|[가-힣]{2,3}\s?씨|사망|실종|숨져|\b01\d-\d{3,4}-\d{4}\b/;
  for (const feed of FEEDS) {
    expect(framesOf(feed).filter(({ body }) => personal.test(body))).toEqual([]);
  }
});
