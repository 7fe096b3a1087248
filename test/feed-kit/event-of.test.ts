import { expect, test } from 'vitest';
import { incidentOf, observationOf } from '../../server/feed-kit/event-of.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const context = {
  frame: frameOf('any', '{}', { receivedAt: '2022-08-08T12:05:00.000Z' }),
  city: seoulContext(),
};
const origin = { standard: 'any', licence: 'any', domain: 'water' } as const;

function observation(time: string, resultTime?: string) {
  return observationOf(context, origin, {
    subject: 'observation/river/1',
    ref: '1',
    time,
    geometry: null,
    districts: [],
    featureOfInterest: { id: 'river/1', name: { ko: '하나' } },
    observedProperty: 'water.level',
    unit: 'm',
    result: 1,
    ...(resultTime === undefined ? {} : { resultTime }),
  });
}

function incident(time: string, ko: string, receivedAt: string) {
  return incidentOf({ ...context, frame: { ...context.frame, receivedAt } }, origin, {
    subject: 'incident/any/1',
    ref: '1',
    time,
    isEdited: true,
    geometry: null,
    districts: [],
    status: 'active',
    category: 'other',
    sourceType: { code: '1', text: '하나' },
    severity: 'Minor',
    headline: { ko },
    startedAt: time,
  });
}

test('a time over two minutes ahead of us is flagged and does not outrank what comes later', () => {
  const ahead = observation('2023-08-08T12:00:00.000Z');
  expect(ahead.data).toMatchObject({ version: '2022-08-08T12:05:00.000Z', flags: ['future-time'] });
  expect(ahead.time).toBe('2023-08-08T12:00:00.000Z');
  expect(observation('2022-08-08T12:07:00.000Z').data).toMatchObject({
    version: '2022-08-08T12:07:00.000Z',
  });
  expect(observation('2022-08-08T12:07:00.000Z').data.flags).toBeUndefined();
});

test('a result is never known before it was so', () => {
  const time = '2022-08-08T12:00:00.000Z';
  expect(observation(time, '2022-08-08T11:00:00.000Z').data.resultTime).toBe(time);
  expect(observation(time, '2022-08-08T12:03:00.000Z').data.resultTime).toBe(
    '2022-08-08T12:03:00.000Z',
  );
});

test('a silent edit is a new id; the same row polled again is not, even if it lies in the future', () => {
  const first = incident('2022-08-09T00:00:00.000Z', '집회', '2022-08-08T12:05:00.000Z');
  const again = incident('2022-08-09T00:00:00.000Z', '집회', '2022-08-08T12:10:00.000Z');
  const edited = incident('2022-08-09T00:00:00.000Z', '행진', '2022-08-08T12:15:00.000Z');
  expect(again.id).toBe(first.id);
  expect(edited.id).not.toBe(first.id);
  expect(edited.data.version > first.data.version).toBe(true);
});
