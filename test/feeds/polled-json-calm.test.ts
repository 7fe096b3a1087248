import { expect, test } from 'vitest';
import { jsonProfile, type JsonProfileInput } from '../../server/feed-kit/json-profile.ts';
import connector from '../../server/feeds/polled-json.feed.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

/** What a city whose only source is this mapping makes of a body. */
function reading(mapping: JsonProfileInput, body: unknown) {
  const settings = { path: '/', mapping: jsonProfile.parse(mapping) };
  return connector.read(frameOf('works', JSON.stringify(body)), { ...seoulContext(), settings });
}

test('an error beside an empty list is a fault, success beside it is calm', () => {
  const mapping: JsonProfileInput = {
    kind: 'observation',
    rows: 'data',
    id: 'id',
    time: { path: 'at' },
    values: [{ path: 'v', property: 'rain.amount', unit: 'mm' }],
  };
  expect(reading(mapping, { error: 'quota exceeded', data: [] }).fault).toMatchObject({
    kind: 'quota',
  });
  expect(reading(mapping, { status: 503, message: 'try later', data: [] }).fault).toBeDefined();
  for (const head of [{}, { error: null }, { errors: [] }, { code: 1, message: 'success' }]) {
    expect(reading(mapping, { ...head, data: [] })).toMatchObject({ events: [], rejects: [] });
    expect(reading(mapping, { ...head, data: [] }).fault).toBeUndefined();
  }
});

test('a warning that names no end does not stand for ever, unless its list ends it', () => {
  const mapping: JsonProfileInput = {
    kind: 'alert',
    id: 'id',
    time: { path: 'at' },
    event: { ko: '방류 예고' },
  };
  const rows = [{ id: 'a', at: '2022-08-08T12:00:00Z' }];
  expect(reading(mapping, rows).events[0]?.data).toMatchObject({
    expires: '2022-08-09T12:00:00.000Z',
    flags: ['default-expiry'],
  });
  expect(reading({ ...mapping, onAbsence: 'end' }, rows).events[0]?.data).not.toHaveProperty(
    'expires',
  );
});

test('a clock that was never set is no time, however it is written', () => {
  for (const time of [{ path: 'at' }, { path: 'at', format: 'yyyy-MM-dd HH:mm' }]) {
    const mapping: JsonProfileInput = { kind: 'alert', id: 'id', time, event: { ko: '방류' } };
    const at = '1970-01-01 09:00';
    expect(reading(mapping, [{ id: 'a', at }]).rejects[0]?.why).toBe(`no such time: ${at}`);
  }
});
