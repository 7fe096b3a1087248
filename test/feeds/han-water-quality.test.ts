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
    id: 'observation/water-quality/노량진/water.temperature@2022-08-08T11:00:00.000Z',
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

test('a property under maintenance is left out, a station without any value is a reject', () => {
  const stream = read('normal').events.filter(({ subject }) => subject.includes('중랑천'));
  expect(stream.map(({ subject }) => subject.split('/').at(-1))).toEqual([
    'water.temperature',
    'water.do',
  ]);
  expect(read('half-broken').rejects[0]).toMatchObject({
    where: '탄천',
    why: 'no value of any property (maintenance?)',
  });
});

test('a pH of 73 is shown, but as an outlier that is not trusted', () => {
  const ph = read('half-broken').events.find(({ subject }) => subject.endsWith('water.ph'));
  expect(ph?.data).toMatchObject({ result: 73, resultQuality: 'suspect', flags: ['outlier'] });
});
