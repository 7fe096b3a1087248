import { expect, test } from 'vitest';
import connector from '../../server/feeds/nemc-emergency-beds.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is the emergency beds left at a hospital, where the list of hospitals says it is', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(
    /^observation\/er-beds\/A1100901@2022-08-08T12:03:11\.000Z#[0-9a-f]{8}$/,
  );
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/nemc-emergency-beds',
    type: 'city.observation.updated.v1',
    subject: 'observation/er-beds/A1100901',
    time: '2022-08-08T12:03:11.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'safety',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:03:11.000Z',
      datastream: 'er-beds/A1100901',
      featureOfInterest: { id: 'hospital/A1100901', name: { ko: '보라매 응급의료센터' } },
      observedProperty: 'er.beds.available',
      unit: '{bed}',
      phenomenonTime: '2022-08-08T12:03:11.000Z',
      resultTime: '2022-08-08T12:03:11.000Z',
      result: 6,
      resultQuality: 'good',
      fullScale: 30,
      geometry: { type: 'Point', coordinates: [126.92398, 37.49353] },
      districts: ['11590'],
      place: { ko: '보라매 응급의료센터' },
      provenance: {
        feed: 'nemc-emergency-beds',
        standard: 'NEMC ErmctInfoInqireService',
        ref: 'A1100901',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('over capacity is below zero, −1 is doubtful, and a number without its time is none', () => {
  const values = read('normal').events.map(({ data }) =>
    'result' in data ? [data.provenance.ref, data.result, data.resultQuality] : [],
  );
  expect(values).toEqual([
    ['A1100901', 6, 'good'],
    ['A1100902', -7, 'good'],
    ['A1100903', -1, 'suspect'],
    ['A1100904', null, 'missing'],
    ['A1100905', null, 'missing'],
    ['A1100999', 0, 'good'],
  ]);
});

test('hospitals of another province are not ours', () => {
  expect(read('normal').skipped).toBe(1);
});

test('the district comes from the address, else from the position, else it is unknown', () => {
  const places = read('normal').events.map(({ data }) => [data.geometry !== null, data.districts]);
  expect(places).toEqual([
    [true, ['11590']],
    [true, ['11110']],
    [true, ['11740']],
    [false, ['11350']],
    [false, ['11500']],
    [false, []],
  ]);
});

test('a hospital that cannot be read is named with the reason', () => {
  expect(read('half-broken').rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'A1100902: no such time: 20220808259904',
    'A1100903: hvec: not a number: "많음"',
    'A1100904: no possible number of beds: 9000',
    'row 5: hpid: missing',
    'A1100905: dutyName: missing',
    'A11 5: not a hospital id: A11 5',
  ]);
});
