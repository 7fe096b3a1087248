import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import { absorb } from '../../server/city/absorb.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { alertAt } from '../support/alert-messages.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

const A = 'alert/test/a';

function list(events: readonly AlertEvent[], minute: number, absence?: 'cancelled') {
  const recordedtime = instantAtMinute(minute);
  return {
    feed: 'test-feed',
    events: events.map((event) => ({ ...event, recordedtime })),
    rejects: [],
    complete: events.map(({ subject }) => subject),
    ...(absence === undefined ? {} : { absence }),
  };
}

const one = alertAt(1, 'a', {});
const two = alertAt(1, 'b', {});

test('between the end of the message and the end of the hazard a warning awaits its update', () => {
  const state = smallCity();
  const times = { expires: instantAtMinute(10), ends: instantAtMinute(30) };
  merge(state, [{ ...one, data: { ...one.data, ...times } }], instantAtMinute(1));
  expire(state, instantAtMinute(9));
  expect(state.byKind.alert.get(A)?.data.flags).toBeUndefined();
  expect(expire(state, instantAtMinute(11)).upserts.map(({ subject }) => subject)).toContain(A);
  expect(state.byKind.alert.get(A)?.data).toMatchObject({ flags: ['awaiting-update'] });
  expect(state.byKind.alert.get(A)?.data.endedAt).toBeUndefined();
  expect(expire(state, instantAtMinute(12)).upserts.map(({ subject }) => subject)).not.toContain(A);
  expire(state, instantAtMinute(31));
  expect(state.byKind.alert.get(A)?.data.endedAt).toBe(instantAtMinute(30));
});

test('an alert ends when two complete lists in a row leave it out, and is back when one names it', () => {
  const state = smallCity();
  const take = (events: readonly AlertEvent[], minute: number) =>
    absorb(state, list(events, minute), instantAtMinute(minute));
  take([one, two], 1);
  take([two], 3);
  take([one, two], 5);
  take([two], 7);
  expect(state.byKind.alert.get(A)?.data.endedAt).toBeUndefined();
  take([two], 9);
  expect(state.byKind.alert.get(A)).toMatchObject({
    type: 'city.alert.expired.v1',
    data: { endedAt: instantAtMinute(9) },
  });
  take([one, two], 11);
  expect(state.byKind.alert.get(A)?.data.endedAt).toBeUndefined();
  expect(state.byKind.alert.get('alert/test/b')?.data.endedAt).toBeUndefined();
});

test('where absence means called off, it is a cancellation', () => {
  const state = smallCity();
  for (const [minute, events] of [
    [1, [one]],
    [3, []],
    [5, []],
  ] as const) {
    absorb(state, list(events, minute, 'cancelled'), instantAtMinute(minute));
  }
  expect(state.byKind.alert.get(A)?.type).toBe('city.alert.cancelled.v1');
});

test('a list that is not complete ends nothing', () => {
  const state = smallCity();
  absorb(state, list([one], 1), instantAtMinute(1));
  for (const minute of [3, 5, 7]) {
    absorb(state, { feed: 'test-feed', events: [], rejects: [] }, instantAtMinute(minute));
  }
  expect(state.byKind.alert.get(A)?.data.endedAt).toBeUndefined();
});
