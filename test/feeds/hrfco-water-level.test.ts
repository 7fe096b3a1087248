import { expect, test } from 'vitest';
import type { ObservationEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/hrfco-water-level.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

function bySubject(name: string): ReadonlyMap<string, ObservationEvent> {
  const observations = read(name).events.filter((event) => event.kind === 'observation');
  return new Map(observations.map((event) => [event.subject, event]));
}

test('a level comes with the name, place and all four thresholds of its station', () => {
  const event = bySubject('flood-night').get('observation/river/1018683');
  const frame = fixtureFrame(connector.id, 'flood-night');
  expect(event).toEqual({
    specversion: '1.0',
    id: 'observation/river/1018683@2022-08-08T12:00:00.000Z#87e4d361',
    source: '/cities/seoul/feeds/hrfco-water-level',
    type: 'city.observation.updated.v1',
    subject: 'observation/river/1018683',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'river/1018683',
      featureOfInterest: { id: '1018683', name: { ko: '한강대교', en: 'Hangang Bridge' } },
      place: { ko: '한강대교', en: 'Hangang Bridge' },
      observedProperty: 'water.level',
      unit: 'm',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:00.000Z',
      result: 4.18,
      resultQuality: 'good',
      thresholds: [
        { value: 5.5, severity: 'Minor', label: { ko: '관심', en: 'Attention' } },
        { value: 8.5, severity: 'Moderate', label: { ko: '주의보', en: 'Advisory' } },
        { value: 10.5, severity: 'Severe', label: { ko: '경보', en: 'Warning' } },
        { value: 11, severity: 'Extreme', label: { ko: '심각', en: 'Serious' } },
      ],
      geometry: { type: 'Point', coordinates: [126.956667, 37.514444] },
      districts: ['11590'],
      provenance: {
        feed: connector.id,
        standard: connector.standard,
        ref: '1018683',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: connector.source.licence,
      },
    },
  });
});

test('the registry answers for a station that the table does not list', () => {
  const event = bySubject('flood-night').get('observation/river/1018698');
  expect(event?.data.geometry).toEqual({ type: 'Point', coordinates: [126.91444, 37.48806] });
  expect(event?.data.thresholds?.map(({ value }) => value)).toEqual([2.9]);
});

test('levels that the table leaves blank or 0 are no thresholds', () => {
  const events = bySubject('flood-night');
  expect(events.get('observation/river/1018692')?.data.thresholds).toEqual([
    { value: 2.6, severity: 'Moderate', label: { ko: '주의보', en: 'Advisory' } },
    { value: 3.4, severity: 'Severe', label: { ko: '경보', en: 'Warning' } },
  ]);
  expect(events.get('observation/river/1018610')?.data.thresholds).toBeUndefined();
});

test('a gauge just upstream is kept and flagged, one elsewhere is not ours, an unknown one has no place', () => {
  const events = bySubject('flood-night');
  expect(events.get('observation/river/1018610')?.data.flags).toEqual(['out-of-area']);
  expect(events.has('observation/river/2014680')).toBe(false);
  expect(events.get('observation/river/1018699')?.data).toMatchObject({
    geometry: null,
    districts: [],
    result: 1.2,
  });
});

test('a blank flow is no discharge; one that is no number is a bad one and keeps the level', () => {
  const night = bySubject('flood-night');
  expect(night.has('observation/discharge/1018692')).toBe(false);
  expect(night.get('observation/discharge/1018683')?.data).toMatchObject({
    observedProperty: 'water.discharge',
    unit: 'm3/s',
    result: 5120.44,
  });
  const broken = bySubject('half-broken');
  expect(broken.get('observation/river/1018662')?.data.result).toBe(4.4);
  expect(broken.get('observation/discharge/1018662')?.data).toMatchObject({
    result: null,
    resultQuality: 'bad',
  });
});

test('every broken row is named with its reason', () => {
  expect(read('half-broken').rejects).toMatchObject([
    { where: '1018683', why: 'wl: blank' },
    { where: '1018675', why: 'ymdhm: no time: 202208082910' },
    { where: '1018680', why: 'wl: no possible level: -999 m' },
    { where: '1018640', why: 'wl: blank' },
    { where: '1018670', why: 'ymdhm: missing' },
    { where: 'row 7' },
  ]);
});

test('24:00 is the first instant of the next day', () => {
  const [event] = read('one-station').events;
  expect(event?.time).toBe('2022-08-07T15:00:00.000Z');
});

test('a code beside readings is no error; beside none it is', () => {
  const reading = (content: readonly object[]) =>
    connector.read(frameOf('hrfco-water-level', JSON.stringify({ code: '000', content })), city);
  const row = { wlobscd: '1018683', ymdhm: '202208082100', wl: '6.4', fw: ' ' };
  expect(reading([row]).events.map(({ data }) => 'result' in data && data.result)).toEqual([6.4]);
  expect(reading([]).fault).toMatchObject({ code: '000' });
});
