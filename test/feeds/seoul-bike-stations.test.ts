import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-bike-stations.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is the bicycles left at a station, against its racks', () => {
  const frame = fixtureFrame(connector.id, 'normal.page-1');
  expect(connector.read(frame, city).events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/bikes/ST-2201@2022-08-08T12:05:00.000Z',
    source: '/cities/seoul/feeds/seoul-bike-stations',
    type: 'city.observation.updated.v1',
    subject: 'observation/bikes/ST-2201',
    time: '2022-08-08T12:05:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'transit',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:05:00.000Z',
      datastream: 'bikes/ST-2201',
      featureOfInterest: { id: 'bikes/ST-2201', name: { ko: '관악구청 앞' } },
      observedProperty: 'bikes.available',
      unit: '{bike}',
      phenomenonTime: '2022-08-08T12:05:00.000Z',
      resultTime: '2022-08-08T12:05:00.000Z',
      result: 4,
      resultQuality: 'good',
      fullScale: 15,
      geometry: { type: 'Point', coordinates: [126.9515, 37.4782] },
      districts: ['11620'],
      place: { ko: '관악구청 앞' },
      provenance: {
        feed: 'seoul-bike-stations',
        standard: 'Seoul Open Data Plaza bikeList',
        ref: 'ST-2201',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('more bicycles than racks are counted as they are, and no racks are no full scale', () => {
  expect(read('normal.page-1').events[1]?.data).toMatchObject({ result: 23, fullScale: 18 });
  expect(read('half-broken.page-2').events[0]?.data).not.toHaveProperty('fullScale');
});

test('a station without a place, or with one far away, keeps its number and is not drawn', () => {
  const placed = read('half-broken.page-2').events.map(({ data }) => [data.geometry, data.flags]);
  expect(placed.slice(1)).toEqual([
    [null, ['geometry-dropped']],
    [null, ['out-of-area', 'geometry-dropped']],
  ]);
});

test('a station that cannot be read is named with the reason', () => {
  const { rejects } = read('half-broken.page-2');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'ST-11: bikes: not a number: "점검"',
    'ST-12: bikes: missing',
    'ST-13: no possible number of bicycles: -2',
    'row 5: id: missing',
    'ST 15: not a station id: ST 15',
    'row 9: row is not an object',
  ]);
});

test('a round asks all pages, and says so when there are more stations than pages', () => {
  const calls = connector.source.calls(city, '2022-08-08T12:05:00.000Z');
  expect(calls.map(({ path }) => path)).toEqual([
    '/{KEY}/json/bikeList/1/1000/',
    '/{KEY}/json/bikeList/1001/2000/',
    '/{KEY}/json/bikeList/2001/3000/',
  ]);
  const row = { stationName: 'x', parkingBikeTotCnt: '1', rackTotCnt: '2' };
  const rows = Array.from({ length: 1000 }, (_, n) => ({ ...row, stationId: `ST-${n}` }));
  const body = JSON.stringify({ rentBikeStatus: { RESULT: { CODE: 'INFO-000' }, row: rows } });
  const page = (call: string) => connector.read(frameOf(connector.id, body, { call }), city);
  expect(page('page-2').drift).toBeUndefined();
  expect(page('page-3').drift).toEqual(['the last page is full: settings.pages is too low']);
});
