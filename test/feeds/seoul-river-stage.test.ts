import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-river-stage.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
expectCases(connector);

test('a row is the level at a gauge, with the levels that mean something there', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  expect(connector.read(frame, city).events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/river/2301@2022-08-08T12:00:00.000Z#663459b2',
    source: '/cities/seoul/feeds/seoul-river-stage',
    type: 'city.observation.updated.v1',
    subject: 'observation/river/2301',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'river/2301',
      featureOfInterest: { id: 'river/2301', name: { ko: '신대방역' } },
      observedProperty: 'water.level',
      unit: 'm',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:00.000Z',
      result: 2.84,
      resultQuality: 'good',
      thresholds: [
        { value: 1.2, severity: 'Minor', label: { ko: '통제', en: 'control' } },
        { value: 4.6, severity: 'Severe', label: { ko: '계획홍수위', en: 'planned flood level' } },
        { value: 5.7, severity: 'Extreme', label: { ko: '제방고', en: 'levee height' } },
      ],
      geometry: { type: 'Point', coordinates: [126.91335, 37.48755] },
      districts: ['11620'],
      place: { ko: '도림천 신대방역' },
      provenance: {
        feed: 'seoul-river-stage',
        standard: 'Seoul Open Data Plaza ListRiverStageService',
        ref: '2301',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('a control level of 0, or at the bed, means that there is none', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  const lowest = events.map(({ data }) =>
    'thresholds' in data ? data.thresholds?.[0] : undefined,
  );
  expect(lowest.map((threshold) => threshold?.label.en)).toEqual([
    'control',
    'planned flood level',
    'planned flood level',
    'planned flood level',
  ]);
});

test('a gauge the registry does not know keeps its value and the district the feed names', () => {
  const { events } = connector.read(fixtureFrame(connector.id, 'normal'), city);
  expect(events[3]?.data).toMatchObject({ result: 0.71, geometry: null, districts: ['11410'] });
});

test('every row that cannot be read is named with the reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '2003: levelM: not a number: "점검"',
    '403: levelM: missing',
    '302: no such time: 2022-02-30 21:00',
    '801: level outside -10…50 m: -99.9',
    '902: schema drift: neither RLTM_RVR_WATL_CNT nor CURRENT_LEVEL',
    'row 7: row is not an object',
  ]);
});

test('a level put right under the same minute is another event, the same level again is none', () => {
  const body = new TextDecoder().decode(fixtureFrame(connector.id, 'normal').body);
  const [first] = connector.read(fixtureFrame(connector.id, 'normal'), city).events;
  const level = first?.kind === 'observation' ? String(first.data.result) : '';
  const corrected = body.replace(level, '9.87');
  const frame = {
    ...fixtureFrame(connector.id, 'normal'),
    body: new TextEncoder().encode(corrected),
  };
  const [again] = connector.read(frame, city).events;
  expect(again?.subject).toBe(first?.subject);
  expect(again?.time).toBe(first?.time);
  expect(again?.id).not.toBe(first?.id);
});
