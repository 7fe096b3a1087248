import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ResponseShareData } from '../../contract/response.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { responsePart } from '../../server/office/response/response-part.ts';
import { callWith, second } from '../support/dispatch-events.ts';
import { officeCity, type OfficeCity } from '../support/office-city.ts';

const settings = officeSettings(loadCity('seoul', join(import.meta.dirname, '../..')));
const DAY_SEC = 24 * 3600;

function seoul(): OfficeCity {
  const { response } = settings;
  if (response === undefined) throw new Error('Seoul has no response.yaml');
  return officeCity([responsePart({ ...settings, response })], 'dispatch-119');
}

function share({ state }: OfficeCity): ResponseShareData | undefined {
  const data = state.byKind.indicator.get('indicator/response-share')?.data;
  return data?.form === 'response-share' ? data : undefined;
}

const arrived = (key: string, from: number, tookSec: number) =>
  callWith(key, [
    ['접수', from],
    ['출동', from + 30],
    ['차고출발', from + 60],
    ['도착', from + tookSec],
  ]);

test('shares are of the calls whose two times are known; a district without one has none, not 0 %', () => {
  const city = seoul();
  city.take([], second(0));
  city.take(
    [
      arrived('1', 10, 240),
      arrived('2', 20, 300),
      arrived('3', 30, 420),
      callWith('4', [
        ['접수', 40],
        ['출동', 90],
      ]),
      callWith('5', [['접수', 50]], { districts: ['11110'] }),
    ],
    second(500),
  );
  city.tick(second(501));
  const { byDistrict, city: all, segments, goldenSec } = share(city) ?? {};
  expect(goldenSec).toBe(300);
  expect(byDistrict?.['11620']).toEqual({
    calls: 4,
    timed: 3,
    inTime: 2,
    sharePct: 66.7,
    medianSec: 300,
  });
  expect(byDistrict?.['11110']).toMatchObject({
    calls: 1,
    timed: 0,
    sharePct: null,
    medianSec: null,
  });
  expect(byDistrict?.['11680']).toMatchObject({ calls: 0, sharePct: null });
  expect(all).toEqual({ calls: 5, timed: 3, sharePct: 66.7 });
  expect(
    segments?.map(({ id, timed, breaches, sharePct, targetPct }) => [
      id,
      timed,
      breaches,
      sharePct,
      targetPct,
    ]),
  ).toEqual([
    ['call-dispatch', 4, 0, 100, 80],
    ['dispatch-turnout', 3, 0, 100, 45],
    ['turnout-arrival', 3, 1, 66.7, 70],
    ['arrival-action', 0, 0, null, undefined],
  ]);
});

test('a call counts for 24 h, in a window that never claims more than was heard', () => {
  const city = seoul();
  city.take([], second(0));
  city.take([arrived('before', -600, 240), arrived('1', 10, 240)], second(500));
  city.tick(second(501));
  expect(share(city)).toMatchObject({ since: second(0), city: { calls: 1 } });
  city.tick(second(DAY_SEC + 20));
  expect(share(city)).toMatchObject({ since: second(20), city: { calls: 0, sharePct: null } });
});

test('a corrected call is counted once, by its newest word', () => {
  const city = seoul();
  city.take([], second(0));
  city.take([arrived('1', 10, 400)], second(500));
  city.take(
    [
      callWith('1', [
        ['접수', 10],
        ['출동', 30],
        ['도착', 200],
        ['활동개시', 700],
      ]),
    ],
    second(701),
  );
  city.take([arrived('1', 10, 400)], second(702));
  city.tick(second(703));
  expect(share(city)?.byDistrict['11620']).toMatchObject({ calls: 1, inTime: 1, medianSec: 190 });
});
