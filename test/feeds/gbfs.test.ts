import { expect, test } from 'vitest';
import connector from '../../server/feeds/gbfs.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { frameOf } from '../support/frame-of.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const valuesIn = (name: string) =>
  read(name).events.map(({ subject, time, data }) =>
    'result' in data
      ? [
          subject.replace('observation/gbfs/', ''),
          data.result,
          data.resultQuality,
          time.slice(0, 16),
        ]
      : [],
  );

test('the discovery file leads to what changes by the minute, in one language', () => {
  const frame = fixtureFrame(connector.id, 'discovery');
  const live = [
    { name: 'station_status', url: 'https://bikes.example/ko/station_status.json' },
    { name: 'free_bike_status', url: 'https://bikes.example/ko/free_bike_status.json' },
  ];
  const table = {
    name: 'station_information',
    url: 'https://bikes.example/ko/station_information.json',
  };
  expect(connector.follow(frame, city)).toEqual([table, ...live]);
  const companions = { station_information: new Uint8Array() };
  expect(connector.follow({ ...frame, companions }, city)).toEqual(live);
  expect(connector.follow(fixtureFrame(connector.id, 'status-2'), city)).toEqual([]);
});

test('2.3: how many a closed station has to lend is not 0 but not known, one that is not there yet says nothing', () => {
  const minute = '2022-08-08T12:03';
  expect(valuesIn('status-2')).toEqual([
    ['s1/vehicles', 5, 'good', minute],
    ['s1/docks', 7, 'good', minute],
    ['s2/vehicles', null, 'missing', minute],
    ['s2/docks', 4, 'good', minute],
    ['s9/vehicles', 1, 'good', minute],
  ]);
  expect(read('status-2').drift).toEqual([
    'stations in station_status that station_information does not have',
  ]);
  expect(read('status-2').events[2]?.data).toMatchObject({
    geometry: null,
    flags: ['geometry-dropped'],
  });
});

test('3.0: counts that do not add up, months old, never reported are suspect', () => {
  expect(valuesIn('status-3')).toEqual([
    ['s1/vehicles', 9, 'suspect', '2022-08-08T12:03'],
    ['s1/docks', 9, 'suspect', '2022-08-08T12:03'],
    ['s2/vehicles', 2, 'suspect', '2022-03-01T00:00'],
    ['s2/docks', 6, 'suspect', '2022-03-01T00:00'],
    ['s2b/vehicles', 2, 'suspect', '2022-08-08T12:04'],
  ]);
  const [south, , pier] = read('status-3').events;
  expect(south?.data).toMatchObject({ place: { ko: '남문', en: 'South Gate' }, fullScale: 12 });
  expect(pier?.data.flags).toEqual(['late']);
});

test('free vehicles are counted by district and followed by nobody', () => {
  const { events, drift } = read('vehicles');
  const counted = events.flatMap(({ subject, data }) =>
    'result' in data && data.result !== 0 ? [[subject, data.result, data.resultQuality]] : [],
  );
  expect(counted).toEqual([
    ['observation/gbfs/free/11590', 1, 'suspect'],
    ['observation/gbfs/free/11620', 1, 'suspect'],
  ]);
  expect(events).toHaveLength(25);
  expect(JSON.stringify(events)).not.toContain('"r1"');
  expect(drift).toEqual(['free vehicles without a place']);
});

test('a status without its list is a reject, never "no stations"', () => {
  expect(read('no-list').rejects).toHaveLength(1);
});

test('two operators never collide: a subject bears the feed', () => {
  const frame = { ...fixtureFrame(connector.id, 'status-2'), feed: 'scooters' };
  const other = connector.read(frame, city).events.map(({ subject }) => subject);
  const own = read('status-2').events.map(({ subject }) => subject);
  expect(other[0]).toBe('observation/scooters/s1/vehicles');
  expect(other.filter((subject) => own.includes(subject))).toEqual([]);
});

test('a file that leads nowhere, or is another one than asked for, is not "no bicycles"', () => {
  const reading = (call: string, body: unknown) =>
    connector.read({ ...frameOf('gbfs', JSON.stringify(body)), call }, city);
  const head = { last_updated: 1_659_960_000, ttl: 60, version: '2.3' };
  const table = { stations: [{ station_id: 's1', name: '가', lat: 37.5, lon: 127 }] };
  const bodies: readonly (readonly [string, unknown])[] = [
    ['discovery', { ...head, data: { system_id: 'bikes' } }],
    [
      'discovery',
      { ...head, data: { ko: { feeds: [{ name: 'system_regions', url: 'https://a' }] } } },
    ],
    ['station_status', { ...head, data: table }],
  ];
  for (const [call, body] of bodies) expect(reading(call, body).rejects).toHaveLength(1);
  const merged = { stations: [{ ...table.stations[0], num_bikes_available: 3, is_renting: 1 }] };
  expect(reading('station_status', { ...head, data: merged }).events[0]?.data).toMatchObject({
    result: 3,
  });
});

test('a vehicle that says it is at no station is free', () => {
  const bikes = [{ bike_id: 'x', lat: 37.5636, lon: 126.9976, station_id: null, is_reserved: 0 }];
  const body = { last_updated: 1_659_960_000, data: { bikes } };
  const frame = { ...frameOf('gbfs', JSON.stringify(body)), call: 'free_bike_status' };
  const counts = connector
    .read(frame, city)
    .events.map(({ data }) => 'result' in data && data.result);
  expect(counts.filter((count) => count === 1)).toHaveLength(1);
});

test('vehicles of which none says where it is are not counted as none', () => {
  const body = { last_updated: 1_659_960_000, data: { bikes: [{ bike_id: 'x' }] } };
  const { events } = connector.read(
    frameOf('gbfs', JSON.stringify(body), { call: 'free_bike_status' }),
    city,
  );
  expect(events[0]?.data).toMatchObject({ result: null, resultQuality: 'missing' });
});
