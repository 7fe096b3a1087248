import { expect, test } from 'vitest';
import { absorb } from '../../server/city/absorb.ts';
import { expire } from '../../server/city/expire.ts';
import { planned } from '../../server/city/planned.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

const EVERY_10_MIN = { everySec: 600 };

function stateAt(state: ReturnType<typeof smallCity>, minute: number): string | undefined {
  expire(state, instantAtMinute(minute));
  return state.byKind.feed.get('feed/test-feed')?.data.state;
}

test('silence becomes late at 2, stale at 3 and down at 5 cadences', () => {
  const state = smallCity(EVERY_10_MIN);
  absorb(state, { feed: 'test-feed', events: [], rejects: [] }, instantAtMinute(0));
  expect([19, 20, 30, 50].map((minute) => stateAt(state, minute))).toEqual([
    'live',
    'late',
    'stale',
    'down',
  ]);
});

test('a source that answers with values that stand still is late all the same', () => {
  const state = smallCity({ ...EVERY_10_MIN, lagSec: 300 });
  for (const minute of [5, 15, 25]) {
    const events = [observationAt(1, 0)];
    absorb(state, { feed: 'test-feed', events, rejects: [] }, instantAtMinute(minute));
  }
  expect(stateAt(state, 26)).toBe('late');
});

test('a valid empty answer is a sign of life; one of which nothing can be read is none', () => {
  const state = smallCity({ everySec: 300 });
  const rejects = [{ where: 'body', why: 'no JSON' }];
  absorb(state, { feed: 'test-feed', events: [], rejects: [] }, instantAtMinute(0));
  absorb(state, { feed: 'test-feed', events: [], rejects }, instantAtMinute(9));
  expect(stateAt(state, 10)).toBe('late');
  const health = state.byKind.feed.get('feed/test-feed')?.data;
  expect(health).toMatchObject({ rejected: 1, rejects, lastGood: instantAtMinute(0) });
});

test('a missing key is down at once and says why; the next good answer mends it', () => {
  const state = smallCity();
  const trouble = { reason: { ko: '키 없음', en: 'key missing' }, isLasting: true };
  absorb(state, { feed: 'test-feed', events: [], rejects: [], trouble }, instantAtMinute(0));
  expect(state.byKind.feed.get('feed/test-feed')?.data).toMatchObject({
    state: 'down',
    reason: { en: 'key missing' },
  });
  const events = [observationAt(1, 1)];
  absorb(state, { feed: 'test-feed', events, rejects: [] }, instantAtMinute(1));
  expect(stateAt(state, 1)).toBe('live');
});

test('a source that nothing reads is not connected, never live', () => {
  expect(stateAt(smallCity({ isConnected: false }), 600)).toBe('not-connected');
});

test('a source that has not answered yet is late, never live', () => {
  expect(stateAt(smallCity(EVERY_10_MIN), 0)).toBe('late');
  expect(stateAt(smallCity(EVERY_10_MIN), 50)).toBe('down');
});

function healthAt(state: ReturnType<typeof smallCity>, minute: number) {
  expire(state, instantAtMinute(minute));
  return state.byKind.feed.get('feed/test-feed')?.data;
}

test('over 5 % unreadable rows make a feed uncertain, until an hour of good ones', () => {
  const state = smallCity(EVERY_10_MIN);
  const rejects = [{ where: 'row 7', why: 'level: not a number', sample: '{"level":"x"}' }];
  const feed = 'test-feed';
  absorb(state, { feed, events: [], rejects, rows: 20 }, instantAtMinute(0));
  expect(healthAt(state, 1)?.quality).toBe('good');
  absorb(state, { feed, events: [], rejects, rows: 18 }, instantAtMinute(2));
  expect(healthAt(state, 3)?.quality).toBe('uncertain');
  absorb(state, { feed, events: [], rejects: [], rows: 20 }, instantAtMinute(50));
  expect(healthAt(state, 63)?.quality).toBe('good');
});

test('the quarantine keeps the latest rows with their samples, and never more than fifty', () => {
  const state = smallCity();
  for (let minute = 0; minute < 60; minute += 1) {
    const rejects = [{ where: `row ${minute}`, why: 'bad', sample: `{"n":${minute}}` }];
    absorb(state, { feed: 'test-feed', events: [], rejects, rows: 1 }, instantAtMinute(minute));
  }
  const record = state.feeds.get('test-feed');
  expect(record?.quarantine).toHaveLength(50);
  expect(record?.quarantine[0]).toEqual({
    at: instantAtMinute(59),
    where: 'row 59',
    why: 'bad',
    sample: '{"n":59}',
  });
  expect(record?.rejected).toBe(60);
});

test('a change of the format is told for a day after it was last seen', () => {
  const state = smallCity({ everySec: 3600 });
  const drift = ['neither WATG_CD nor RIVERGAUGE_CODE'];
  absorb(state, { feed: 'test-feed', events: [], rejects: [], rows: 3, drift }, instantAtMinute(0));
  expect(healthAt(state, 10)?.drift).toEqual(drift);
  absorb(state, { feed: 'test-feed', events: [], rejects: [], rows: 3 }, instantAtMinute(1441));
  expect(state.byKind.feed.get('feed/test-feed')?.data.drift).toBeUndefined();
});

test('a feed slowed to spare its key is late by its new rhythm, not by the old', () => {
  const state = smallCity(EVERY_10_MIN);
  absorb(state, { feed: 'test-feed', events: [], rejects: [] }, instantAtMinute(0));
  const budget = {
    key: 'CITY_KEY',
    callsPerDay: 1000,
    left: 40,
    resetsAt: instantAtMinute(600),
  };
  const delta = planned(state, 'test-feed', { everySec: 3600, budget }, instantAtMinute(1));
  expect(delta.upserts).toHaveLength(1);
  expect(healthAt(state, 30)).toMatchObject({ state: 'live', everySec: 3600, budget });
  expect(healthAt(state, 121)?.state).toBe('late');
});

test('the bytes of the last answer are named, and a slowed feed says how often it is asked otherwise', () => {
  const state = smallCity(EVERY_10_MIN);
  const raw = { rawId: 'test-feed@t#12345678', sha256: 'abc' };
  absorb(state, { feed: 'test-feed', events: [], rejects: [], raw }, instantAtMinute(0));
  planned(state, 'test-feed', { everySec: 3600 }, instantAtMinute(1));
  expect(state.byKind.feed.get('feed/test-feed')?.data).toMatchObject({
    provenance: raw,
    everySec: 3600,
    usualEverySec: 600,
  });
});

test('a source that speaks by itself is late as soon as its line is cut, however rarely it speaks', () => {
  const state = smallCity({ everySec: 900 });
  const feed = 'test-feed';
  const cut = { reason: { ko: '연결 끊김', en: 'connection lost' }, isLasting: false, isCut: true };
  absorb(state, { feed, events: [observationAt(1, 0)], rejects: [] }, instantAtMinute(0));
  expect(stateAt(state, 1)).toBe('live');
  absorb(state, { feed, events: [], rejects: [], trouble: cut }, instantAtMinute(1));
  expect(stateAt(state, 1)).toBe('late');
  absorb(state, { feed, events: [], rejects: [], trouble: cut }, instantAtMinute(3));
  expect([3, 14].map((minute) => stateAt(state, minute))).toEqual(['stale', 'down']);
  absorb(state, { feed, events: [], rejects: [] }, instantAtMinute(15));
  expect(stateAt(state, 15)).toBe('live');
});

test('a format that changes each day is told each day: what is over makes room', () => {
  const state = smallCity({ everySec: 3600 });
  const feed = 'test-feed';
  const drift = Array.from({ length: 20 }, (_, index) => `code ${index} is unknown`);
  absorb(state, { feed, events: [], rejects: [], rows: 3, drift }, instantAtMinute(0));
  const later = { feed, events: [], rejects: [], rows: 3, drift: ['code 99 is unknown'] };
  absorb(state, later, instantAtMinute(1441));
  expect(healthAt(state, 1442)?.drift).toEqual(['code 99 is unknown']);
});
