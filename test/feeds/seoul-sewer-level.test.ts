import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-sewer-level.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
expectCases(connector);

test('a row is the depth in a pipe, with the height at which it is full', () => {
  const frame = fixtureFrame(connector.id, 'normal.19');
  expect(connector.read(frame, city).events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/sewer/19-0001@2022-08-08T12:00:00.000Z#37075c31',
    source: '/cities/seoul/feeds/seoul-sewer-level',
    type: 'city.observation.updated.v1',
    subject: 'observation/sewer/19-0001',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'sewer/19-0001',
      featureOfInterest: { id: 'sewer/19-0001', name: { ko: '영등포 1' } },
      observedProperty: 'sewer.level',
      unit: 'm',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:00.000Z',
      result: 1.42,
      resultQuality: 'good',
      fullScale: 2.5,
      geometry: { type: 'Point', coordinates: [126.90782, 37.51826] },
      districts: ['11560'],
      place: { ko: '서울특별시 영등포구 도림로 000' },
      provenance: {
        feed: 'seoul-sewer-level',
        standard: 'Seoul Open Data Plaza DrainpipeMonitoringInfo',
        ref: '19-0001 2022-08-08 21:00:00.0',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('each minute is an event of its own, and a dry pipe is a value', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal.19'), city);
  expect(events.map(({ id, data }) => [id.slice(18, 50), 'result' in data && data.result])).toEqual(
    [
      ['19-0001@2022-08-08T12:00:00.000Z', 1.42],
      ['19-0001@2022-08-08T12:01:00.000Z', 1.47],
      ['19-0001@2022-08-08T12:02:00.000Z', 1.55],
      ['19-9999@2022-08-08T12:02:00.000Z', 0],
    ],
  );
});

test('a value of a broken line is kept but not trusted', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'bad-signal.01'), city);
  expect(events.map(({ data }) => 'resultQuality' in data && data.resultQuality)).toEqual([
    'suspect',
    'suspect',
  ]);
});

test('a negative level is a reject that names gauge and minute, never 0', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken.20'), city);
  expect(rejects[0]).toMatchObject({
    feed: 'seoul-sewer-level',
    where: '20-0001 2022-08-08 21:01:00.0',
    why: 'negative level, a bad sensor: -0.31',
  });
  expect(rejects[0]?.sample).toContain('"MSRMT_WATL":-0.31');
});

test('a round asks each district for the local hours since the last round', () => {
  const calls = connector.source.calls(city, '2022-08-08T15:04:00.000Z');
  expect(calls).toHaveLength(25);
  expect(calls[18]).toEqual({
    name: '19',
    path: '/{KEY}/json/DrainpipeMonitoringInfo/1/1000/19/2022080823/2022080900',
  });
});
