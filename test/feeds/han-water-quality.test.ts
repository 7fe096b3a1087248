import { expect, test } from 'vitest';
import connector from '../../server/feeds/han-water-quality.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is one value a property', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const { events } = connector.read(frame, city);
  expect(events.slice(0, 3).map(({ subject }) => subject)).toEqual([
    'observation/water-quality/노량진/water.temperature',
    'observation/water-quality/노량진/water.ph',
    'observation/water-quality/노량진/water.do',
  ]);
  expect(events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/water-quality/노량진/water.temperature@2022-08-08T11:00:00.000Z#09df4c42',
    source: '/cities/seoul/feeds/han-water-quality',
    type: 'city.observation.updated.v1',
    subject: 'observation/water-quality/노량진/water.temperature',
    time: '2022-08-08T11:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'environment',
    kind: 'observation',
    data: {
      version: '2022-08-08T11:00:00.000Z',
      datastream: 'water-quality/노량진/water.temperature',
      featureOfInterest: { id: 'water-quality/노량진', name: { ko: '노량진' } },
      observedProperty: 'water.temperature',
      unit: 'Cel',
      phenomenonTime: '2022-08-08T11:00:00.000Z',
      resultTime: '2022-08-08T11:00:00.000Z',
      result: 24.6,
      resultQuality: 'good',
      geometry: null,
      districts: [],
      place: { ko: '노량진' },
      provenance: {
        feed: 'han-water-quality',
        standard: 'Seoul Open Data Plaza WPOSInformationTime',
        ref: '노량진 20220808 20:00',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('a property under maintenance is missing, never 0 and never the value of the hour before', () => {
  const stream = read('normal').events.filter(({ subject }) => subject.includes('중랑천'));
  expect(stream.map(({ data }) => 'result' in data && [data.result, data.resultQuality])).toEqual([
    [expect.any(Number), 'good'],
    [null, 'missing'],
    [expect.any(Number), 'good'],
  ]);
  const station = read('half-broken').events.filter(({ subject }) => subject.includes('탄천'));
  expect(station.map(({ data }) => 'result' in data && data.result)).toEqual([null, null, null]);
});

test('what was under maintenance may be filled in under the same hour', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const filled = new TextDecoder().decode(frame.body).replace('점검중', '7.2');
  const later = connector.read({ ...frame, body: new TextEncoder().encode(filled) }, city).events;
  const known = new Set(read('normal').events.map(({ id }) => id));
  expect(later.filter(({ id }) => !known.has(id))).toMatchObject([{ data: { result: 7.2 } }]);
});

test('a pH of 73 is shown, but as an outlier that is not trusted', () => {
  const ph = read('half-broken').events.find(({ subject }) => subject.endsWith('water.ph'));
  expect(ph?.data).toMatchObject({ result: 73, resultQuality: 'suspect', flags: ['outlier'] });
});
