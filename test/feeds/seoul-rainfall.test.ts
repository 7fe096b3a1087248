import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-rainfall.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
expectCases(connector);

test('a row is rain of ten minutes at the gauge of the registry', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  expect(connector.read(frame, city).events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/rain/1901@2022-08-08T12:00:00.000Z#6806723f',
    source: '/cities/seoul/feeds/seoul-rainfall',
    type: 'city.observation.updated.v1',
    subject: 'observation/rain/1901',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'rain/1901',
      featureOfInterest: { id: 'rain/1901', name: { ko: '영등포구청' } },
      observedProperty: 'rain.depth10m',
      unit: 'mm',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:00.000Z',
      result: 13.5,
      resultQuality: 'good',
      geometry: { type: 'Point', coordinates: [126.8962, 37.5264] },
      districts: ['11560'],
      place: { ko: '영등포구청' },
      provenance: {
        feed: 'seoul-rainfall',
        standard: 'Seoul Open Data Plaza ListRainfallService',
        ref: '1901',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('a gauge the registry does not know keeps its value and the district the feed names', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  expect(events[3]?.data).toMatchObject({ result: 22.5, geometry: null, districts: ['11590'] });
});

test('a code that became a float is the same gauge, the same moment the same id', () => {
  const now = connector.read(fixtureFrame(connector.id, 'normal'), city).events[0];
  const old = connector.read(fixtureFrame(connector.id, 'old-names'), city).events[0];
  expect(old?.id).toBe(now?.id);
});

test('24:00 is midnight of the next day', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'midnight'), city);
  expect(events[0]?.time).toBe('2022-08-07T15:00:00.000Z');
});

test('a renamed column is told as such, by gauge', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '201: rain outside 0…200 mm in 10 min: -1',
    '1901: rain outside 0…200 mm in 10 min: 999.9',
    '1001: depthMm: missing',
    '201: no such time: 2022-08-08 25:00',
    '1001: schema drift: neither RN_10M nor RAINFALL10',
  ]);
});
