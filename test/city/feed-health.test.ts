import { expect, test } from 'vitest';
import { absorb } from '../../server/city/absorb.ts';
import { expire } from '../../server/city/expire.ts';
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
