import { expect, test } from 'vitest';
import type { ObservationEvent } from '../../contract/event.ts';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import connector from '../../server/feeds/sensorthings.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const observations = (name: string) =>
  read(name).events.filter((event): event is ObservationEvent => event.kind === 'observation');
expectCases(connector);

test('an observation is a value of its datastream, in the unit we keep', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  expect(connector.read(frame, city).events[0]).toEqual({
    specversion: '1.0',
    id: 'observation/sensorthings/11@2022-08-08T12:00:00.000Z#2.84',
    source: '/cities/seoul/feeds/sensorthings',
    type: 'city.observation.updated.v1',
    subject: 'observation/sensorthings/11',
    time: '2022-08-08T12:00:00.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'environment',
    kind: 'observation',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      datastream: 'sensorthings/11',
      featureOfInterest: { id: 'sensorthings/11', name: { ko: '도림천 수위' } },
      observedProperty: 'unnamed',
      unit: 'm',
      phenomenonTime: '2022-08-08T12:00:00.000Z',
      resultTime: '2022-08-08T12:00:20.000Z',
      result: 2.84,
      resultQuality: 'good',
      geometry: { type: 'Point', coordinates: [126.91335, 37.48755] },
      districts: ['11545'],
      place: { ko: '도림천 수위' },
      provenance: {
        feed: 'sensorthings',
        standard: 'OGC SensorThings API 1.1',
        ref: '9001',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'as the publisher says',
      },
    },
  });
});

test('of an interval the end counts, a text that is a number is one, and no result time is its own', () => {
  const [, rain] = observations('normal');
  expect(rain?.data).toMatchObject({
    phenomenonTime: '2022-08-08T12:00:00.000Z',
    resultTime: '2022-08-08T12:00:00.000Z',
    result: 7,
    unit: 'mm',
    geometry: { coordinates: [126.9527, 37.4812] },
    flags: ['geometry-repaired'],
  });
});

test('the definition may help a symbol; a unit nobody knows makes the value suspect, never guessed', () => {
  const [, , air, heart] = observations('normal');
  expect(air?.data).toMatchObject({ unit: 'Cel', result: 24.5, geometry: null });
  expect(heart?.data).toMatchObject({
    unit: '{BPM}',
    resultQuality: 'suspect',
    flags: ['unit-assumed'],
  });
});

test('the same value raw and normalised counts once, a corrected one replaces it', () => {
  const state = cityState('seoul', 'e', [], '2022-08-08T12:05:00.000Z');
  const { duplicates } = merge(
    state,
    [...read('corrected').events, ...read('raw').events],
    '2022-08-08T12:05:00.000Z',
  );
  expect(duplicates).toBe(1);
  const held = state.byKind.observation.get('observation/sensorthings/11');
  expect(held?.data).toMatchObject({
    observedProperty: 'water.level',
    featureOfInterest: { id: 'sensorthings/5' },
  });
  expect(new Set(observations('corrected').map(({ id }) => id)).size).toBe(2);
});

test('a bare MQTT message is known by its topic and the city; retained is of unknown age', () => {
  const reading = read('mqtt');
  expect(reading.events[0]).toMatchObject({
    subject: 'observation/sensorthings/lx-7',
    data: {
      observedProperty: 'light.illuminance',
      unit: 'lx',
      result: 72.5,
      thresholds: [{ value: 50, severity: 'Minor', label: { ko: '밝음', en: 'bright' } }],
      place: { ko: 'Promenade', en: 'Promenade' },
      flags: ['retained'],
    },
  });
  expect(reading.drift).toEqual(['phenonmenonTime instead of phenomenonTime']);
});

test('null is missing, never 0; a word for quality nobody knows is reported', () => {
  const reading = read('half-broken');
  expect(reading.events[1]?.data).toMatchObject({ result: null, resultQuality: 'missing' });
  expect(reading.drift).toEqual(['unknown resultQuality excellent']);
  expect(reading.rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '2: no such time: "2022-02-30T12:00:00Z"',
    '3: no datastream: neither expanded, nor linked, nor in the topic',
    '4: no Observation: result missing',
    '5: result is a list',
    '6: no such time: "1980-01-06T00:00:00Z"',
    'row 7: Invalid input: expected object, received string',
  ]);
});

test('nested in a Thing an observation has its place; a time without an offset is local, flagged', () => {
  const [first, second] = observations('thing');
  expect(first?.data).toMatchObject({
    observedProperty: 'water.level',
    featureOfInterest: { id: 'sensorthings/5', name: { ko: 'Station 5' } },
    geometry: { coordinates: [126.9, 37.5] },
  });
  expect(second).toMatchObject({
    time: '2022-08-08T02:10:00.000Z',
    data: { flags: ['zone-assumed'] },
  });
});

test('asks by arrival, so that late values are not lost, and follows the pages', () => {
  const [observed] = connector.source.calls(city, '2022-08-08T12:05:00.000Z');
  expect(decodeURIComponent(observed?.path ?? '')).toBe(
    '/Observations?$filter=resultTime gt 2022-08-08T10:05:00.000Z&$orderby=resultTime,@iot.id' +
      '&$expand=Datastream($select=@iot.id,name,unitOfMeasurement),FeatureOfInterest&$top=500',
  );
  expect(connector.follow(fixtureFrame(connector.id, 'normal'), city)).toEqual([
    { name: 'observations', url: 'https://frost.example.org/v1.1/Observations?$top=4&$skip=4' },
  ]);
  expect(connector.follow(fixtureFrame(connector.id, 'empty'), city)).toEqual([]);
});

test('by MQTT it subscribes to the datastreams the city lists, text ids in quotes', () => {
  expect(connector.source.topics?.(city)).toEqual(["v1.1/Datastreams('lx-7')/Observations"]);
});

test('a table of Things or Datastreams asked for by mistake is no calm: every one is a reject', () => {
  const body = JSON.stringify({ value: [{ '@iot.id': 1, Datastreams: [{ '@iot.id': 2 }] }] });
  const { rejects, events } = connector.read(frameOf(connector.id, body), city);
  expect([events.length, rejects.map(({ why }) => why)]).toEqual([
    0,
    ['no Observation: result missing'],
  ]);
});

test('a list of nothing at all is no page of observations', () => {
  expect(connector.read(frameOf('sensorthings', '[]'), city).rejects).toHaveLength(1);
  expect(connector.read(frameOf('sensorthings', '{"value":[]}'), city)).toMatchObject({
    events: [],
    rejects: [],
  });
});

test('a word where metres are measured is not trusted; a state without a unit is', () => {
  const reading = (symbol: string | undefined) => {
    const unitOfMeasurement = symbol === undefined ? {} : { symbol };
    const Datastream = { '@iot.id': 1, name: 'n', unitOfMeasurement };
    const observation = { '@iot.id': 9, phenomenonTime: '2022-08-08T12:00:00Z', result: 'ERROR' };
    const body = JSON.stringify({ value: [{ ...observation, Datastream }] });
    const data = connector.read(frameOf('sensorthings', body), city).events[0]?.data;
    return data !== undefined && 'resultQuality' in data ? data.resultQuality : undefined;
  };
  expect([reading('m'), reading(undefined)]).toEqual(['suspect', 'good']);
});
