import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComplaintsData, ScoresData } from '../../contract/city-indicator.ts';
import type { CityEvent, RequestEvent } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import type { ScorePart, ScoreSettings } from '../../server/office/scores/score-settings.ts';
import { scoreValue } from '../../server/office/scores/score-value.ts';
import { scoresPart } from '../../server/office/scores/scores-part.ts';
import { callWith, second } from '../support/dispatch-events.ts';
import { ROOT } from '../support/flood-night.ts';
import { smallCity } from '../support/small-city.ts';

const HOUR = 3600;
const GWANAK = '11620';
const base = {
  domain: 'rescue',
  label: { ko: '시험', en: 'Test' },
  unit: { ko: '%', en: '%' },
  kind: 'incident',
  feed: 'dispatch-119',
  where: {},
  among: {},
  better: 'higher',
} as const;
const IN_TIME: ScorePart = {
  ...base,
  id: 'in-time',
  form: 'share',
  within: { from: '접수', to: '도착', sec: 300 },
  target: 80,
};
const FLOODS: ScorePart = {
  ...base,
  id: 'floods',
  form: 'count',
  where: { category: 'flood' },
  target: 2,
  better: 'lower',
};
const SCORES: ScoreSettings = {
  windowSec: HOUR,
  cap: 1.5,
  domains: [{ id: 'rescue', name: { ko: '구조' } }],
  parts: [IN_TIME, FLOODS],
  complaints: { windowSec: HOUR, feeds: ['desk'] },
};
const settings = { ...officeSettings(loadCity('seoul', ROOT)), scores: SCORES };

/** A city in which only the feeds speak, and that in the given state. */
function cityWith(state: FeedState) {
  const city = smallCity();
  const health = (feed: string): CityEvent =>
    ({ kind: 'feed', subject: `feed/${feed}`, data: { state } }) as unknown as CityEvent;
  for (const feed of ['dispatch-119', 'desk']) {
    const event = health(feed);
    if (event.kind === 'feed') city.byKind.feed.set(event.subject, event);
  }
  return city;
}

function office() {
  const part = scoresPart(settings);
  let made: readonly CityEvent[] = [];
  return {
    part,
    /** Ticks each minute from one second to another, so that nothing is missed. */
    run: (from: number, to: number, state: FeedState = 'live'): void => {
      for (let sec = from; sec <= to; sec += 60) {
        const events = part.judge(cityWith(state), second(sec));
        if (events.length > 0) made = events;
      }
    },
    hear: (...events: readonly CityEvent[]): void => {
      for (const event of events) part.observe([event], event.recordedtime, []);
    },
    scores: (): ScoresData => formOf(made, 'scores'),
    complaints: (): ComplaintsData => formOf(made, 'complaints'),
  };
}

function formOf<F extends 'scores' | 'complaints'>(events: readonly CityEvent[], form: F) {
  const data = events.map((event) => event.data).find((one) => 'form' in one && one.form === form);
  return data as unknown as F extends 'scores' ? ScoresData : ComplaintsData;
}

const arrived = (key: string, from: number, took: number) =>
  callWith(key, [
    ['접수', from],
    ['출동', from + 60],
    ['도착', from + took],
  ]);

describe('a score', () => {
  test('is 1 at the target, worse below it, never above the cap', () => {
    expect(scoreValue(90, 90, 'higher', 1.5)).toBe(1);
    expect(scoreValue(45, 90, 'higher', 1.5)).toBe(0.5);
    expect(scoreValue(4, 2, 'lower', 1.5)).toBe(0.5);
    expect(scoreValue(0, 2, 'lower', 1.5)).toBe(1.5);
    const number = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        (a, b, target) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const of = (value: number, better: 'higher' | 'lower') =>
            scoreValue(value, target, better, 1.5);
          expect(of(low, 'higher')).toBeLessThanOrEqual(of(high, 'higher'));
          expect(of(low, 'lower')).toBeGreaterThanOrEqual(of(high, 'lower'));
          expect(of(high, 'higher')).toBeLessThanOrEqual(1.5);
        },
      ),
    );
  });

  test('is not known before the whole window was listened to, and says none rather than 0', () => {
    const city = office();
    city.run(0, 3000);
    expect(city.scores().parts[1]?.actual[GWANAK]).toBeNull();
    expect(city.scores().total[GWANAK]).toEqual({ score: null, known: 0 });
    city.run(3060, 4200);
    expect(city.scores().parts[1]?.actual[GWANAK]).toBe(0);
  });

  test('a call that still waits past its time is missed, one still in time counts as neither', () => {
    const city = office();
    city.run(0, 3600);
    city.hear(arrived('a', 3650, 240), arrived('b', 3700, 400));
    city.hear(callWith('c', [['접수', 3800]]), callWith('d', [['접수', 4100]]));
    city.run(3660, 4200);
    // a in time; b late; c waits 400 s at 22:10; d waits 100 s.
    expect(city.scores().parts[0]?.actual[GWANAK]).toBe(33.3);
    expect(city.scores().scores[GWANAK]?.['rescue']).toBe(0.96);
    expect(city.scores().parts[0]?.events).toBe(
      'kind=incident&feed=dispatch-119&district={district}' +
        '&from=2022-08-08T12:10:00.000Z&to=2022-08-08T13:10:00.000Z&known=2022-08-08T13:09:59.999Z',
    );
  });

  test('one part unknown makes its domain unknown; a feed that falls silent does so at once', () => {
    const city = office();
    city.run(0, 4200);
    // No call at all: nobody knows what share would have been in time.
    expect(city.scores().parts[0]?.actual[GWANAK]).toBeNull();
    expect(city.scores().parts[1]?.actual[GWANAK]).toBe(0);
    expect(city.scores().scores[GWANAK]?.['rescue']).toBeNull();
    city.run(4260, 4260, 'stale');
    expect(city.scores().parts[1]?.actual[GWANAK]).toBeNull();
    expect(city.complaints().unheard).toEqual(['desk']);
  });

  test('after a pause nothing is known until the window has passed again', () => {
    const city = office();
    city.run(0, 4200);
    expect(city.scores().parts[1]?.actual[GWANAK]).toBe(0);
    city.run(6000, 8400);
    expect(city.scores().parts[1]?.actual[GWANAK]).toBeNull();
    city.run(8460, 9600);
    expect(city.scores().parts[1]?.actual[GWANAK]).toBe(0);
  });
});

const anyCall = fc
  .tuple(
    fc.nat(12),
    fc.integer({ min: 60, max: 7000 }),
    fc.integer({ min: 70, max: 700 }),
    fc.boolean(),
  )
  .map(([key, from, took, isFlood]) => {
    const call = callWith(
      `${key}`,
      [
        ['접수', from],
        ['도착', from + took],
      ],
      {
        category: isFlood ? 'flood' : 'ems',
      },
    );
    return call;
  });

test('the order of arrival changes nothing, nor does a restart', () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 30 }), fc.nat(), (calls, seed) => {
      // Everything has arrived by its recorded time; what differs is who comes first in a step.
      const shuffled = calls.toSorted(
        (a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 7),
      );
      const told = [calls, shuffled].map((order) => {
        const city = office();
        city.run(0, 60);
        city.part.observe(order, second(60), []);
        city.run(120, 7800);
        return city.scores();
      });
      expect(told[1]).toEqual(told[0]);

      const again = office();
      again.part.observe([], second(0), []);
      again.part.observe(calls, second(60), []);
      again.part.recall(cityWith('live'), second(7140));
      again.run(7200, 7800);
      expect(again.scores()).toEqual(told[0]);
    }),
    { numRuns: 40 },
  );
});

function request(key: string, sec: number, more: Partial<RequestEvent['data']> = {}): RequestEvent {
  const { data, ...call } = callWith(key, [['접수', sec]]);
  const { version, geometry, districts, provenance } = data;
  return {
    ...call,
    kind: 'request',
    subject: `request/desk/${key}`,
    id: `request/desk/${key}@${more.updatedAt ?? version}`,
    type: 'city.request.updated.v1',
    data: {
      version: more.updatedAt ?? version,
      geometry,
      districts,
      provenance: { ...provenance, feed: 'desk' },
      status: 'open',
      service: { code: 'LAMP', name: { ko: '가로등' } },
      requestedAt: second(sec),
      ...more,
    },
  };
}

test('complaints: this window against the one before, open ones, by district', () => {
  const city = office();
  city.run(0, 0);
  city.hear(request('a', 500), request('b', 1200), request('c', 3900), request('d', 4000));
  city.hear(request('e', 4100, { service: { code: 'POTHOLE', name: { ko: '도로' } } }));
  city.run(60, 4200);
  const [lamps] = city.complaints().kinds;
  // Before the desk was heard nobody knows of complaints:.
  expect(lamps).toMatchObject({ code: 'LAMP', n: 3, before: null, open: 4 });
  expect(city.complaints().heldFrom).toBe(second(0));
  city.hear(request('c', 3900, { status: 'closed', updatedAt: second(4300) }));
  city.run(4260, 7800);
  expect(city.complaints().kinds).toMatchObject([
    { code: 'LAMP', n: 0, before: 3, open: 3, byDistrict: {} },
    { code: 'POTHOLE', n: 0, before: 1, open: 1 },
  ]);
});

test('complaints: a desk that lists older ones is held from the oldest it lists', () => {
  const city = office();
  const early = instantMs(second(0)) - 3 * HOUR * 1000;
  const listed = request('old', -3 * HOUR);
  city.part.observe([listed, request('then', -HOUR), request('now', -600)], second(0), []);
  city.run(0, 0);
  expect(city.complaints().heldFrom).toBe(instantOf(early));
  expect(city.complaints().kinds).toMatchObject([
    { n: 2, before: 0, open: 3, byDistrict: { [GWANAK]: 2 } },
  ]);
});
