import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResponseClockData } from '../../contract/response.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { responsePart } from '../../server/office/response/response-part.ts';
import { callWith, second } from '../support/dispatch-events.ts';
import { officeCity, type OfficeCity } from '../support/office-city.ts';

const settings = officeSettings(loadCity('seoul', join(import.meta.dirname, '../..')));

/** The rules of Seoul over a small city. */
function seoul(state?: OfficeCity['state']) {
  const { response } = settings;
  if (response === undefined) throw new Error('Seoul has no response.yaml');
  const part = responsePart({ ...settings, response });
  return { part, ...officeCity([part], 'dispatch-119', state) };
}

function clock({ state }: OfficeCity, key: string): ResponseClockData | undefined {
  const data = state.byKind.indicator.get(`indicator/response/incident/119/${key}`)?.data;
  return data?.form === 'response-clock' ? data : undefined;
}

const segments = (data: ResponseClockData | undefined) =>
  data?.segments.map(({ id, state, tookSec }) => [id, state, tookSec]);
/** Changes of the clocks so far. */
const changes = (city: OfficeCity) =>
  city.deltas
    .flatMap(({ upserts }) => upserts)
    .filter(({ subject }) => subject.includes('/response/'));

test('each stretch is timed by the official steps and judged by its target', () => {
  const city = seoul();
  const steps = [
    ['접수', 0],
    ['출동', 55],
    ['차고출발', 100],
    ['도착', 400],
    ['활동개시', 430],
  ] as const;
  city.take([callWith('1', steps)], second(440));
  city.tick(second(441));
  expect(segments(clock(city, '1'))).toEqual([
    ['call-dispatch', 'met', 55],
    ['dispatch-turnout', 'breached', 45],
    ['turnout-arrival', 'breached', 300],
    ['arrival-action', 'met', 30],
  ]);
  expect(clock(city, '1')).toMatchObject({ lifecycle: 'ems', breaches: 2 });
  expect(clock(city, '1')?.why).toEqual({
    ko: '신림동 질병: 활동개시 21:07 · 출동→차고출발 목표 40초보다 5초 늦음 · 차고출발→도착 목표 260초보다 40초 늦음',
    en: '신림동 질병: Action begun 21:07 · dispatch to turn-out 5 s over its 40 s · turn-out to arrival 40 s over its 260 s',
  });
});

test('a running clock says nothing new until its target is passed, and then says it once', () => {
  const city = seoul();
  city.take([callWith('1', [['접수', 0]])], second(5));
  for (const sec of [6, 30, 60]) city.tick(second(sec));
  expect(segments(clock(city, '1'))?.[0]).toEqual(['call-dispatch', 'running', undefined]);
  expect(changes(city)).toHaveLength(1);
  for (const sec of [61, 62, 90, 200]) city.tick(second(sec));
  expect(segments(clock(city, '1'))?.[0]).toEqual(['call-dispatch', 'breached', undefined]);
  expect(changes(city)).toHaveLength(2);
  expect(changes(city)[1]?.time).toBe(second(61));
});

test('a step that was not told is a gap, and no stretch is measured across it', () => {
  const city = seoul();
  city.take(
    [
      callWith('1', [
        ['접수', 0],
        ['출동', 30],
        ['도착', 200],
        ['이송', 900],
      ]),
    ],
    second(901),
  );
  city.tick(second(902));
  expect(segments(clock(city, '1'))).toEqual([
    ['call-dispatch', 'met', 30],
    ['dispatch-turnout', 'gap', undefined],
    ['turnout-arrival', 'gap', undefined],
    ['arrival-action', 'gap', undefined],
  ]);
  const missing = clock(city, '1')?.steps.filter(({ isMissing }) => isMissing);
  expect(missing?.map(({ code }) => code)).toEqual(['차고출발', '활동개시']);
});

test('a crew that was called back never arrived: nothing is missing but its turn-out', () => {
  const city = seoul();
  const call = callWith(
    '1',
    [
      ['접수', 0],
      ['출동', 30],
      ['귀소', 300],
    ],
    {
      status: 'ended',
      endedAt: second(300),
    },
  );
  city.take([call], second(301));
  city.tick(second(302));
  const missing = clock(city, '1')?.steps.filter(({ isMissing }) => isMissing);
  expect(missing?.map(({ code }) => code)).toEqual(['차고출발']);
});

test('a step before one that must precede it is flagged, and its stretch is neither met nor breached', () => {
  const city = seoul();
  city.take(
    [
      callWith('1', [
        ['접수', 0],
        ['출동', 50],
        ['도착', 40],
      ]),
    ],
    second(60),
  );
  city.tick(second(61));
  expect(clock(city, '1')?.steps.filter(({ isOutOfOrder }) => isOutOfOrder)).toMatchObject([
    { code: '도착', at: second(40) },
  ]);
  expect(clock(city, '1')?.why.ko).toContain('도착 순서 어긋남');
});

test('a fire keeps its eight stages, a step nobody knows stays as told, a road closure has no clock', () => {
  const city = seoul();
  const fire = callWith(
    '1',
    [
      ['접수', 0],
      ['출동', 50],
      ['재발화', 900],
    ],
    { kind: '화재' },
  );
  const road = callWith('2', [['접수', 0]], {
    provenance: { ...fire.data.provenance, feed: 'topis-incidents' },
  });
  city.take([fire, road], second(901));
  city.tick(second(902));
  expect(clock(city, '1')?.steps.map(({ code }) => code)).toEqual([
    '접수',
    '출동',
    '차고출발',
    '도착',
    '초진',
    '잔불정리',
    '완진',
    '철수',
    '뒷불감시',
    '재발화',
  ]);
  expect(clock(city, '1')?.segments).toHaveLength(3);
  expect(clock(city, '2')).toBeUndefined();
});

test('a later word corrects the clock, an older one that arrives late does not; an hour after its end it leaves', () => {
  const city = seoul();
  const early = callWith('1', [
    ['접수', 0],
    ['출동', 30],
  ]);
  const corrected = callWith('1', [
    ['접수', 0],
    ['출동', 30],
    ['차고출발', 60],
    ['도착', 200],
  ]);
  city.take([corrected], second(210));
  city.take([early], second(220));
  city.tick(second(221));
  expect(segments(clock(city, '1'))?.[2]).toEqual(['turnout-arrival', 'met', 140]);
  city.take(
    [
      callWith(
        '1',
        [
          ['접수', 0],
          ['출동', 30],
          ['차고출발', 75],
          ['도착', 200],
        ],
        { edit: 1 },
      ),
    ],
    second(230),
  );
  city.tick(second(231));
  expect(segments(clock(city, '1'))?.[1]).toEqual(['dispatch-turnout', 'breached', 45]);
  city.take(
    [
      callWith(
        '1',
        [
          ['접수', 0],
          ['귀소', 600],
        ],
        { status: 'ended', endedAt: second(600) },
      ),
    ],
    second(601),
  );
  city.tick(second(602));
  expect(clock(city, '1')?.endedAt).toBe(second(600));
  city.tick(second(600 + 3601));
  city.tick(second(600 + 3602));
  expect(clock(city, '1')).toBeUndefined();
});

test('after a restart the clocks go on: nothing is said twice, and a target passed meanwhile is said', () => {
  const before = seoul();
  before.take(
    [
      callWith('1', [['접수', 0]]),
      callWith('2', [
        ['접수', 0],
        ['출동', 20],
      ]),
    ],
    second(21),
  );
  before.tick(second(22));
  const after = seoul(before.state);
  after.part.recall(after.state, second(58));
  after.tick(second(59));
  expect(changes(after)).toHaveLength(0);
  after.tick(second(62));
  expect(changes(after).map(({ subject }) => subject)).toEqual([
    'indicator/response/incident/119/1',
    'indicator/response/incident/119/2',
  ]);
});

test('the order in which words arrive changes no clock', () => {
  const CODES = ['접수', '출동', '차고출발', '도착', '활동개시', '이송'];
  const any = fc.uniqueArray(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 6 }), fc.nat(400)), {
    selector: ([key, count]) => `${key}/${count}`,
    maxLength: 12,
  });
  fc.assert(
    fc.property(any, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (calls, ranks) => {
      const events = calls.map(([key, count, gap]) =>
        callWith(
          String(key),
          CODES.slice(0, count).map((code, i) => [code, i * gap] as const),
        ),
      );
      const shuffled = events
        .map((event, index) => ({ event, rank: ranks[index] ?? 0 }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ event }) => event);
      const read = (list: typeof events) => {
        const city = seoul();
        for (const event of list) city.take([event], second(3000));
        city.tick(second(3001));
        return [0, 1, 2, 3].map((key) => segments(clock(city, String(key))));
      };
      expect(read(shuffled)).toEqual(read(events));
    }),
    { numRuns: 40 },
  );
});
