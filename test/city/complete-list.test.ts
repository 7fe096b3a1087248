import { expect, test } from 'vitest';
import { absorb } from '../../server/city/absorb.ts';
import { KEEP_ENDED_MS, expire } from '../../server/city/expire.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

const list = (keys: readonly number[], minute: number) => {
  const recordedtime = instantAtMinute(minute);
  const events = keys.map((key) => ({ ...incidentAt(key, 0), recordedtime }));
  return { feed: 'test-feed', events, rejects: [], complete: events.map((event) => event.subject) };
};
const statusOf = (state: ReturnType<typeof smallCity>, key: number) =>
  state.byKind.incident.get(`incident/test/${key}`)?.data.status;

test('an incident ends when a complete list no longer names it, and leaves an hour later', () => {
  const state = smallCity();
  absorb(state, list([1, 2], 1), instantAtMinute(1));
  absorb(state, list([2], 6), instantAtMinute(6));
  expect(statusOf(state, 1)).toBe('ended');
  expect(state.byKind.incident.get('incident/test/1')?.data.endedAt).toBe(instantAtMinute(6));
  const { removals } = expire(state, instantAtMinute(6 + KEEP_ENDED_MS / 60_000 + 1));
  expect(removals).toContain('incident/test/1');
  expect(statusOf(state, 2)).toBe('active');
});

test('an error body ends nothing', () => {
  const state = smallCity();
  absorb(state, list([1], 1), instantAtMinute(1));
  const trouble = { reason: { ko: '원천 오류 ERROR-500' }, isLasting: false };
  absorb(state, { feed: 'test-feed', events: [], rejects: [], trouble }, instantAtMinute(6));
  expect(statusOf(state, 1)).toBe('active');
});

test('a list that loses over half at once is believed only the second time', () => {
  const state = smallCity();
  const all = [1, 2, 3, 4, 5, 6, 7, 8];
  absorb(state, list(all, 1), instantAtMinute(1));
  absorb(state, list([1], 6), instantAtMinute(6));
  expect(all.map((key) => statusOf(state, key))).toEqual(all.map(() => 'active'));
  absorb(state, list([1], 11), instantAtMinute(11));
  expect(statusOf(state, 1)).toBe('active');
  expect(statusOf(state, 8)).toBe('ended');
});

test('what was ended by absence is in force again when it comes back unchanged', () => {
  const state = smallCity();
  absorb(state, list([1, 2], 1), instantAtMinute(1));
  absorb(state, list([2], 6), instantAtMinute(6));
  absorb(state, list([1, 2], 11), instantAtMinute(11));
  expect(statusOf(state, 1)).toBe('active');
});

test('a row that could not be read is still in the list: it does not end', () => {
  const state = smallCity();
  const ofRef = (key: number) => {
    const event = incidentAt(key, 0);
    const provenance = { ...event.data.provenance, ref: String(key) };
    return { ...event, data: { ...event.data, provenance } };
  };
  const events = [ofRef(1), ofRef(2)];
  absorb(state, { feed: 'test-feed', events, rejects: [] }, instantAtMinute(1));
  absorb(state, { ...list([], 6), unread: ['1'] }, instantAtMinute(6));
  expect(statusOf(state, 1)).toBe('active');
  expect(statusOf(state, 2)).toBe('ended');
});
