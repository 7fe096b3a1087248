import { expect, test } from 'vitest';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import connector from '../../server/feeds/cloudevents.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const sent = (body: unknown, attributes?: Readonly<Record<string, string>>) =>
  connector.read(
    frameOf(connector.id, JSON.stringify(body), {
      call: 'push',
      ...(attributes === undefined ? {} : { attributes }),
    }),
    city,
  );
expectCases(connector);

test('an event of the city’s own type is read as its profile says, its source and id verbatim', () => {
  const frame = fixtureFrame(connector.id, 'structured');
  expect(connector.read(frame, city).events).toEqual([
    {
      specversion: '1.0',
      id: 'observation/cloudevents/dorim-3@//gauges.example.org/관악#9007199254740993',
      source: '/cities/seoul/feeds/cloudevents',
      type: 'city.observation.updated.v1',
      subject: 'observation/cloudevents/dorim-3',
      time: '2022-08-08T12:00:00.000Z',
      recordedtime: '2022-08-08T12:05:00.000Z',
      datacontenttype: 'application/json',
      city: 'seoul',
      domain: 'water',
      kind: 'observation',
      data: {
        version: '2022-08-08T12:00:00.000Z#000017',
        datastream: 'cloudevents/dorim-3',
        featureOfInterest: { id: 'cloudevents/dorim-3', name: { ko: '도림천 3' } },
        observedProperty: 'water.level',
        unit: 'm',
        phenomenonTime: '2022-08-08T12:00:00.000Z',
        resultTime: '2022-08-08T12:00:00.000Z',
        result: 2.41,
        resultQuality: 'good',
        place: { ko: '도림천 3' },
        geometry: { type: 'Point', coordinates: [126.91335, 37.48755] },
        districts: ['11545'],
        provenance: {
          feed: 'cloudevents',
          standard: 'CloudEvents 1.0',
          ref: '9007199254740993',
          rawId: frame.rawId,
          sha256: frame.sha256,
          licence: 'as the sender says',
        },
      },
    },
  ]);
});

test('in binary mode headers are decoded and the body is the data', () => {
  expect(read('binary').events[0]).toMatchObject({
    id: 'observation/cloudevents/dorim-3@//gauges.example.org/관악#bin-1',
    time: '2022-08-08T12:03:00.000Z',
    data: { result: 2.44 },
  });
});

test('a batch may hold every kind; a test warning stays a test, an unknown type is shown', () => {
  const { events, rejects, skipped, drift } = read('batch');
  expect(events.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'observation observation/cloudevents/river/2301',
    'incident incident/cloudevents/inc-7',
    'incident incident/cloudevents/inc-6',
    'alert alert/cloudevents/al-1',
    'request request/cloudevents/r-88',
    'asset asset/cloudevents/pump-4',
    'position position/cloudevents/bus/71',
    'asset asset/cloudevents/L-9',
  ]);
  expect(events[2]?.data).toMatchObject({ status: 'ended', endedAt: '2022-08-08T12:00:00.000Z' });
  expect(events[3]?.data).toMatchObject({ status: 'Test', severity: 'Extreme' });
  expect(events[5]?.data).toMatchObject({
    state: 'fault',
    faults: [{ code: 'power-failure', text: { ko: '전원 없음' } }],
    attributes: { flow: { value: 3.2, unit: 'm3/s' }, mode: { value: 'auto' } },
  });
  expect(events[7]?.data).toMatchObject({
    assetType: 'Streetlight',
    assetId: 'L-9',
    state: 'fault',
  });
  expect(rejects).toMatchObject([{ where: 'a-7', why: 'data: expected an object' }]);
  expect([skipped, drift]).toEqual([1, ['type com.example.someevent is not read']]);
});

test('the data may say of what and when, where the envelope does not; retained is of unknown age', () => {
  expect(read('packed').events[0]).toMatchObject({
    subject: 'observation/cloudevents/dorim-4',
    time: '2022-08-08T11:58:00.000Z',
    data: { result: 1.5, flags: ['retained'] },
  });
});

test('every item is judged by itself; nothing that is missing is invented', () => {
  const { rejects, events } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'row 2: id: missing, or not a text',
    '12: id: missing, or not a text',
    'b-4: no such time: 2022-02-30T12:00:00Z',
    'b-5: no such time: 2022-08-08 12:00',
    'b-6: no subject: it does not say what it is about',
    'b-7: data.result: missing',
    'b-8: data_base64: no base64',
    'b-9: data: expected an object',
    'b-10: specversion: expected 1.0',
    expect.stringMatching(/^b-11: data\.category: Invalid option/),
    'row 12: Invalid input: expected object, received number',
  ]);
  expect(events[1]?.data).toMatchObject({ result: null, resultQuality: 'missing' });
});

test('an event without any time is refused, never given ours', () => {
  const event = {
    specversion: '1.0',
    id: '1',
    source: 's',
    type: 'org.city.gauge.v1',
    subject: 'a',
  };
  expect(sent({ ...event, data: { levelM: 1 } }).rejects[0]?.why).toBe('no time');
});

test('sent twice an event counts once; the same instant is put in order by its sequence', () => {
  const state = cityState('seoul', 'e', [], '2022-08-08T12:05:00.000Z');
  const event = (id: string, sequence: string, levelM: number) => ({
    specversion: '1.0',
    id,
    source: 's',
    type: 'org.city.gauge.v1',
    subject: 'a',
    time: '2022-08-08T12:00:00Z',
    sequence,
    data: { levelM },
  });
  const { events } = sent([event('2', '0002', 2), event('1', '0001', 1), event('2', '0002', 2)]);
  const { duplicates, late } = merge(state, events, '2022-08-08T12:05:00.000Z');
  expect([duplicates, late.length]).toEqual([1, 1]);
  expect(state.byKind.observation.get('observation/cloudevents/a')?.data.result).toBe(2);
});

test('an MQTT 5 event in binary mode is taken plain: its properties are not encoded', () => {
  const attributes = {
    'mqtt-topic': 'events/a',
    'ce-specversion': '1.0',
    'ce-id': '100%25',
    'ce-source': 's',
    'ce-type': 'org.city.gauge.v1',
    'ce-subject': 'a',
    'ce-time': '2022-08-08T12:00:00Z',
  };
  expect(sent({ levelM: 1 }, attributes).events[0]?.id).toBe('observation/cloudevents/a@s#100%25');
});

test.each(['NaN', 'n/a', '1e400', '-', ''])('a result of %j is missing, never a word', (result) => {
  const event = {
    specversion: '1.0',
    id: '1',
    source: 's',
    type: 'city.observation.updated.v1',
    subject: 'observation/a',
    time: '2022-08-08T12:00:00Z',
    data: { observedProperty: 'water.level', unit: 'm', result },
  };
  expect(sent(event).events[0]?.data).toMatchObject({ result: null, resultQuality: 'missing' });
});

test('a warning that names no end does not stand for ever', () => {
  const event = {
    specversion: '1.0',
    id: '1',
    source: 's',
    type: 'city.alert.updated.v1',
    subject: 'alert/a',
    time: '2022-08-08T12:00:00Z',
    data: { event: '방류 예고' },
  };
  expect(sent(event).events[0]?.data).toMatchObject({
    expires: '2022-08-09T12:00:00.000Z',
    flags: ['default-expiry'],
  });
  const own = sent({ ...event, expirytime: '2022-08-08T14:00:00Z' }).events[0]?.data;
  expect(own).toMatchObject({ expires: '2022-08-08T14:00:00.000Z' });
  expect(own?.flags).toBeUndefined();
});
