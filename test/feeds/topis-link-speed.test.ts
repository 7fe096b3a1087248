import { expect, test } from 'vitest';
import connector from '../../server/feeds/topis-link-speed.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a link is a speed along a line', () => {
  const frame = fixtureFrame(connector.id, 'normal.POI009');
  const link = connector.read(frame, city).events.find(({ subject }) => subject.endsWith('0101'));
  expect(link).toEqual({
    specversion: '1.0',
    id: 'observation/link/1010000101@2022-08-08T12:00:00.000Z',
    source: '/cities/seoul/feeds/topis-link-speed',
    type: 'city.observation.updated.v1',
    subject: 'observation/link/1010000101',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'traffic',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'link/1010000101',
      featureOfInterest: { id: 'link/1010000101', name: { ko: '세종대로' } },
      observedProperty: 'traffic.speed',
      unit: 'km/h',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:00.000Z',
      result: 14,
      resultQuality: 'good',
      geometry: {
        type: 'LineString',
        coordinates: [
          [126.9771, 37.5662],
          [126.9773, 37.5681],
          [126.9775, 37.57],
        ],
      },
      districts: ['11140'],
      place: { ko: '세종대로 시청역 → 세종대로사거리' },
      provenance: {
        feed: 'topis-link-speed',
        standard: 'Seoul Open Data Plaza citydata, TrafficInfo (TOPIS)',
        ref: '1010000101',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('of a place are a range with its middle, and a word for the crowd', () => {
  const [people, congestion] = read('normal.POI009').events;
  expect(people).toMatchObject({
    subject: 'observation/people/POI009',
    domain: 'safety',
    time: '2022-08-08T11:55:00.000Z',
    data: { result: 39_000, range: [38_000, 40_000], unit: '{person}', districts: ['11110'] },
  });
  expect(people?.data.geometry).toEqual({ type: 'Point', coordinates: [126.97681, 37.57588] });
  expect(congestion).toMatchObject({
    subject: 'observation/congestion/POI009',
    data: { observedProperty: 'congestion.level', result: '약간 붐빔' },
  });
});

test('a value that the source made up says so', () => {
  const flags = read('sections-missing.POI009').events.map(({ data }) => data.flags);
  expect(flags).toEqual([['substituted'], ['substituted']]);
});

test('a link asked for alone takes its line and name from the registry, its time from us', () => {
  const [link] = read('one-link.TrafficInfo').events;
  expect(link).toMatchObject({
    subject: 'observation/link/1000000001',
    time: '2022-08-08T12:05:00.000Z',
    data: { result: 47, resultQuality: 'provisional', place: { ko: '올림픽대로' } },
  });
  expect(link?.data.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [126.84521, 37.57339],
      [126.85578, 37.56726],
    ],
  });
});

test('a link without a speed is a reject; one with a bad line keeps its speed', () => {
  const { events, rejects } = read('half-broken.POI009');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'POI009: neither a number of people nor a congestion level',
    '1010000102: link.speedKmh: missing',
    '1010000103: link.speedKmh: missing',
    '1010000104: speed outside 0…200 km/h: 840',
  ]);
  expect(events.slice(1).map(({ data }) => [data.geometry, data.flags])).toEqual([
    [null, ['geometry-dropped']],
    [null, ['out-of-area', 'geometry-dropped']],
  ]);
});

test('asks for the places of the profile, else for all that are registered', () => {
  const asked = connector.source.calls(city, '2022-08-08T12:00:00.000Z');
  expect(asked).toHaveLength(30);
  const all = connector.source.calls({ ...city, settings: {} }, '2022-08-08T12:00:00.000Z');
  expect(all).toHaveLength(city.registry('places').size);
  expect(all[0]).toEqual({ name: 'POI001', path: '/{KEY}/json/citydata/1/5/POI001' });
});

test('a place without its sections is a change of the format, one with empty ones is not', () => {
  const answer = (sections: object) =>
    JSON.stringify({
      RESULT: { 'RESULT.CODE': 'INFO-000' },
      CITYDATA: { AREA_NM: '광화문', AREA_CD: 'POI009', ...sections },
    });
  const reading = (sections: object) =>
    connector.read(frameOf(connector.id, answer(sections), { call: 'POI009' }), city);
  expect(reading({}).rejects[0]?.why).toMatch(/^schema drift: neither LIVE_PPLTN_STTS/);
  const quiet = { LIVE_PPLTN_STTS: [], ROAD_TRAFFIC_STTS: [] };
  expect(reading(quiet)).toMatchObject({ events: [], rejects: [] });
});
