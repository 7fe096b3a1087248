import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import connector from '../../server/feeds/gtfs-rt.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { GTFS_RT_BODIES } from '../support/gtfs-rt-bodies.ts';
import { feedMessage, vehicleEntity } from '../support/gtfs-rt-encode.ts';

const city = feedContext(connector);
const readCase = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test.each(Object.entries(GTFS_RT_BODIES))('%s is the body its generator writes', (file, bytes) => {
  const path = join(import.meta.dirname, '../../fixtures/gtfs-rt', file);
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
});

test('a vehicle is where it was, with the names of its route and stop and how late it is', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/^position\/gtfs-rt\/bus%20501%2F3@2022-08-08T12:04:18\.000Z#/);
  expect(event).toMatchObject({
    source: '/cities/seoul/feeds/gtfs-rt',
    subject: 'position/gtfs-rt/bus%20501%2F3',
    time: '2022-08-08T12:04:18.000Z',
    domain: 'transit',
    kind: 'position',
    data: {
      version: '2022-08-08T12:04:18.000Z',
      track: 'gtfs-rt/bus%20501%2F3',
      name: { ko: '서울74사3501' },
      mode: 'bus',
      phenomenonTime: '2022-08-08T12:04:18.000Z',
      geometry: { type: 'Point', coordinates: [126.952698, 37.478199] },
      districts: ['11620'],
      bearingDeg: 0,
      speedKmh: 18,
      route: { id: 'r501', name: { ko: '501' } },
      trip: 't-501-1',
      stop: { id: 's-gwanak', name: { ko: '관악구청' }, status: 'stopped' },
      occupancy: 'standing',
      delaySec: 540,
      provenance: { feed: 'gtfs-rt', ref: 'bus 501/3', rawId: frame.rawId, sha256: frame.sha256 },
    },
  });
});

test('what a vehicle did not send is absent, never 0; its route and mode come from the tables', () => {
  const tram = readCase('normal').events[1]?.data;
  expect(tram).toMatchObject({
    mode: 'tram',
    route: { id: 'r-wirye', name: { ko: '위례선' } },
    stop: { id: 's-nowhere', status: 'in-transit' },
    delaySec: -45,
  });
  expect(tram).not.toHaveProperty('speedKmh');
  expect(tram).not.toHaveProperty('bearingDeg');
  expect(tram).not.toHaveProperty('occupancy');
});

test('without a clock of its own a vehicle has the time of the body, and says so', () => {
  const { events } = readCase('normal');
  expect(events[2]).toMatchObject({
    subject: 'position/gtfs-rt/5511',
    time: '2022-08-08T12:04:30.000Z',
    data: { flags: ['substituted'], speedKmh: 0, bearingDeg: 0 },
  });
});

test('an alert names what it is about, in both languages, and never in HTML', () => {
  expect(readCase('normal').events[3]).toMatchObject({
    subject: 'alert/gtfs-rt/a1',
    type: 'city.alert.updated.v1',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      status: 'Actual',
      msgType: 'Alert',
      category: ['Transport', 'Met'],
      event: { ko: '우회 운행', en: 'Detour' },
      severity: 'Severe',
      originalSeverity: 'SEVERE',
      sender: { ko: '서울 버스', en: 'Seoul buses' },
      headline: { ko: '501번 우회 운행', en: 'Route 501 on detour' },
      description: '관악구청 앞 도로가 침수되어 우회합니다.',
      onset: '2022-08-08T11:04:30.000Z',
      expires: '2022-08-08T15:04:30.000Z',
      areaNames: ['501', 'r-unknown', '관악구청'],
      geometry: { type: 'Point', coordinates: [126.9527, 37.4782] },
      districts: ['11620'],
    },
  });
});

test('an alert without an end is in force for two hours after it was last listed', () => {
  const { events, drift } = readCase('alerts');
  expect(events.map(({ data }) => ('expires' in data ? data.expires : undefined))).toEqual([
    '2022-08-08T14:00:00.000Z',
    '2022-08-15T12:04:30.000Z',
    '2022-08-08T14:00:00.000Z',
  ]);
  expect(events[1]?.data).toMatchObject({
    urgency: 'Future',
    onset: '2022-08-13T12:04:30.000Z',
    headline: { ko: 'Stop moved at weekends', en: 'Stop moved at weekends' },
  });
  expect(events[2]?.data).toMatchObject({ severity: 'Unknown', event: { ko: '운행 안내' } });
  expect(drift).toEqual(['severity_level 9', 'effect 99']);
});

test('the same alert within the hour is the same event; a change of its text is a new one', () => {
  const frame = fixtureFrame(connector.id, 'enhanced-alerts');
  const text = new TextDecoder().decode(frame.body);
  const read = (body: string) => connector.read(frameOf('gtfs-rt', body), city).events[0];
  const later = read(text.replace('"timestamp": 1659960270', '"timestamp": 1659960290'));
  const changed = read(text.replace('주말 역 폐쇄', '역 폐쇄'));
  expect(later?.id).toBe(read(text)?.id);
  expect(changed?.id).not.toBe(read(text)?.id);
  expect(changed?.data.version).toBe(read(text)?.data.version);
});

test('a closed alert is lifted at its closing time, and a deleted one in the hour it is listed', () => {
  expect(readCase('enhanced-alerts').events[1]).toMatchObject({
    type: 'city.alert.cancelled.v1',
    data: { msgType: 'Cancel', endedAt: '2022-08-08T12:00:00.000Z', urgency: 'Past' },
  });
  expect(readCase('differential').events[2]).toMatchObject({
    type: 'city.alert.cancelled.v1',
    data: { msgType: 'Cancel', endedAt: '2022-08-08T12:00:00.000Z' },
  });
});

test('a full list with alerts names all there are; changes, and lists without any, end none', () => {
  expect(readCase('alerts').complete).toEqual([
    'alert/gtfs-rt/open-end',
    'alert/gtfs-rt/weekend',
    'alert/gtfs-rt/zero-end',
  ]);
  expect(readCase('enhanced-alerts')).toMatchObject({ unread: ['7003'] });
  for (const name of ['differential', 'standing', 'empty-list', 'truncated']) {
    expect(readCase(name).complete).toBeUndefined();
  }
});

test('where alerts have a body of their own, the body of the vehicles ends none', () => {
  const feeds = ['list', 'alerts'].map((name) => ({ name, path: `/${name}` }));
  const read = (call: string) => {
    const frame = { ...fixtureFrame(connector.id, 'alerts'), call };
    return connector.read(frame, { ...city, settings: { feeds } });
  };
  expect(read('list').complete).toBeUndefined();
  expect(read('alerts').complete).toHaveLength(3);
});

test('a body of trip updates gives the median delay of each route, and invents none', () => {
  const { events, drift, skipped } = readCase('trip-updates');
  expect(events[0]).toMatchObject({
    subject: 'observation/gtfs-rt/route/r501/delay',
    time: '2022-08-08T12:04:30.000Z',
    data: {
      featureOfInterest: { id: 'route/gtfs-rt/r501', name: { ko: '501' } },
      observedProperty: 'transit.delay',
      unit: 's',
      result: 120,
    },
  });
  expect(events[1]?.data).toMatchObject({ result: 30 });
  expect(skipped).toBe(1);
  expect(drift).toEqual(['trip updates without a delay']);
});

test('what cannot be is refused with the reason; an hour ahead stays, flagged, not as newer', () => {
  const { events, rejects } = readCase('bad-rows');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'zero: null island: 0,0',
    'gps epoch: vehicle clock 2080-01-06T00:00:00.000Z is ahead of 2022-08-08T12:05:00.000Z',
    'no place: no position',
    'lat 95: no place on earth: 95,126.9000015258789',
    'not a number: entity.vehicle.position.longitude: not a number: null',
    'ms: vehicle clock 1659960270000 is ahead of 2022-08-08T12:05:00.000Z',
    'twice, older: vehicle twice again: the newer one counts',
    'twice, 2080: vehicle twice again: the newer one counts',
  ]);
  expect(events.map(({ subject }) => subject.split('/').at(-1))).toEqual(['good', 'fast', 'twice']);
  expect(events[1]?.data).toMatchObject({
    flags: ['future-time'],
    version: '2022-08-08T12:05:00.000Z',
    phenomenonTime: '2022-08-08T13:04:30.000Z',
  });
});

test('where all vehicles say 0 no speed is measured: nothing stands still on the map', () => {
  const { events } = readCase('standing');
  expect(events).toHaveLength(24);
  expect(events.filter(({ data }) => 'speedKmh' in data)).toEqual([]);
});

test('a body made earlier is older than one made later, whenever it arrives', () => {
  const at = (timestamp: number, receivedAt: string) =>
    connector.read(
      frameOf(
        'gtfs-rt',
        feedMessage({ timestamp }, [vehicleEntity({ entity: 'e', id: 'b', at: [127, 37.5] })]),
        { receivedAt },
      ),
      city,
    ).events[0]?.data.version ?? '';
  const newer = at(1_659_960_270, '2022-08-08T12:05:00.000Z');
  const wentBack = at(1_659_960_210, '2022-08-08T12:05:30.000Z');
  expect(wentBack < newer).toBe(true);
});

test('a version nobody knows is read all the same and told', () => {
  expect(readCase('differential').drift).toEqual([
    'gtfs_realtime_version 3.1',
    'occupancy_status 12',
  ]);
});

test('tables that cannot be read leave the vehicles where they are, without names', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const companions = { static: new TextEncoder().encode('<html>login</html>') };
  const { events, drift } = connector.read({ ...frame, companions }, city);
  expect(events[0]?.data).toMatchObject({ mode: 'bus', route: { id: 'r501' } });
  expect(drift).toEqual(['static tables: no zip archive']);
});

test('a city names its bodies and its tables', () => {
  expect(connector.source.calls(city, '2022-08-08T12:05:00.000Z')).toEqual([
    { name: 'list', path: '/all.pb' },
    { name: 'static', path: '/gtfs.zip', isCompanion: true },
  ]);
  const plain = { ...city, settings: {} };
  expect(connector.source.calls(plain, '2022-08-08T12:05:00.000Z')).toEqual([
    { name: 'list', path: '' },
  ]);
});

test('more than 20,000 entities are refused as a whole', () => {
  const entity = vehicleEntity({ entity: 'e' });
  const body = feedMessage({ timestamp: 1_659_960_270 }, Array<typeof entity>(20_001).fill(entity));
  expect(connector.read(frameOf('gtfs-rt', body), city)).toMatchObject({
    events: [],
    rejects: [{ where: 'body', why: 'over 20000 of entity' }],
  });
});

test('the envelope of another gateway is no feed without vehicles', () => {
  const body = '{"response":{"header":{"resultCode":"00"},"body":{"items":[]}}}';
  const { events, rejects } = connector.read(frameOf('gtfs-rt', body), city);
  expect(events).toEqual([]);
  expect(rejects).toHaveLength(1);
});
