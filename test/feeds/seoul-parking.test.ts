import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-parking.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is the cars in a lot, against its places, where the lot table says it is', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/^observation\/parking\/171001@2022-08-08T12:01:40\.000Z#[0-9a-f]{8}$/);
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/seoul-parking',
    type: 'city.observation.updated.v1',
    subject: 'observation/parking/171001',
    time: '2022-08-08T12:01:40.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:01:40.000Z',
      datastream: 'parking/171001',
      featureOfInterest: { id: 'parking/171001', name: { ko: '종묘 공영주차장(시)' } },
      observedProperty: 'parking.occupied',
      unit: '{car}',
      phenomenonTime: '2022-08-08T12:01:40.000Z',
      resultTime: '2022-08-08T12:01:40.000Z',
      result: 842,
      resultQuality: 'good',
      fullScale: 1317,
      geometry: { type: 'Point', coordinates: [126.9938, 37.5705] },
      districts: ['11110'],
      place: { ko: '종묘 공영주차장(시)' },
      provenance: {
        feed: 'seoul-parking',
        standard: 'Seoul Open Data Plaza GetParkingInfo, GetParkInfo',
        ref: '171001',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('a lot that is not connected has no number, never the 0 that stands there', () => {
  const values = read('normal').events.map(({ data }) =>
    'result' in data ? [data.result, data.resultQuality, data.phenomenonTime] : [],
  );
  expect(values).toEqual([
    [842, 'good', '2022-08-08T12:01:40.000Z'],
    [317, 'good', '2022-08-08T12:00:12.000Z'],
    [120, 'suspect', '2022-08-08T10:40:00.000Z'],
    [null, 'missing', '2022-08-06T17:11:00.000Z'],
    [null, 'missing', '2022-08-08T12:05:00.000Z'],
  ]);
});

test('of many rows of a lot the first with a position counts; without one the address is left', () => {
  const places = read('normal').events.map(({ data }) => [
    data.geometry?.coordinates,
    data.districts,
  ]);
  expect(places).toEqual([
    [[126.9938, 37.5705], ['11110']],
    [[127.1236, 37.5385], ['11740']],
    [[126.9824, 37.4771], ['11650']],
    [undefined, ['11140']],
    [undefined, ['11500']],
  ]);
  expect(read('old-names').events[0]?.data).toMatchObject({ geometry: null, result: 700 });
});

test('a lot that cannot be read is named with the reason, an unknown state is doubtful', () => {
  const { events, rejects, drift } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '171002: no possible number of cars: -3',
    '171003: no such time: 2022-08-08 25:40:00',
    '171004: no such time: ',
    '17/1005: not a lot code: 17/1005',
    '171007: occupied: not a number: "만차"',
    '171008: schema drift: neither PRK_STTS_YN nor QUE_STATUS',
  ]);
  expect(drift).toEqual(['unknown PRK_STTS_YN 7', 'neither PRK_STTS_YN nor QUE_STATUS']);
  expect(events[0]?.data).toMatchObject({ result: 500, resultQuality: 'suspect' });
  expect(events[1]?.data).toMatchObject({ result: 3, districts: [] });
  expect(events[1]?.data).not.toHaveProperty('fullScale');
});
