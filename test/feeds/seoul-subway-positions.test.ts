import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-subway-positions.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is a train at a station, placed by the registry', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  const event = connector.read(frame, city).events[0];
  expect(event?.id).toMatch(/^position\/subway\/1002-2101@2022-08-08T12:04:10\.000Z#[0-9a-f]{8}$/);
  expect({ ...event, id: '' }).toEqual({
    specversion: '1.0',
    id: '',
    source: '/cities/seoul/feeds/seoul-subway-positions',
    type: 'city.position.updated.v1',
    subject: 'position/subway/1002-2101',
    time: '2022-08-08T12:04:10.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'transit',
    kind: 'position',
    data: {
      version: '2022-08-08T12:04:10.000Z',
      track: 'subway/1002-2101',
      name: { ko: '2호선 2101' },
      mode: 'subway',
      phenomenonTime: '2022-08-08T12:04:10.000Z',
      route: { id: '1002', name: { ko: '2호선' } },
      trip: '2101',
      stop: { id: '1002000222', name: { ko: '강남', en: 'Gangnam' }, status: 'stopped' },
      geometry: { type: 'Point', coordinates: [127.02791, 37.49799] },
      districts: ['11680'],
      place: { ko: '강남', en: 'Gangnam' },
      provenance: {
        feed: 'seoul-subway-positions',
        standard: 'Seoul Open Data Plaza realtimePosition (subway)',
        ref: '1002 2101',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('each state of a train is told; trains that have ended their run are gone', () => {
  const { events, skipped } = read('normal');
  const stops = events.map(({ data }) => ('stop' in data ? data.stop : undefined));
  expect(stops.map((stop) => [stop?.id, stop?.status])).toEqual([
    ['1002000222', 'stopped'],
    ['1002000228', 'incoming'],
    ['1002000201', 'departed'],
    ['1002002341', 'in-transit'],
    ['1002000299', 'stopped'],
  ]);
  expect(skipped).toBe(2);
});

test('a station without an id is found by its name, an unknown one has no place', () => {
  const { events } = read('normal');
  expect(events[1]?.data.geometry).toEqual({ type: 'Point', coordinates: [126.95274, 37.48125] });
  expect(events[4]?.data).toMatchObject({ geometry: null, place: { ko: '새역' } });
});

test('a train that cannot be read is named with the reason, an unknown state is told', () => {
  const { rejects, drift, events } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '2201: no such time: 2022-08-08 21:64:10',
    '2202: schema drift: no recptnDt',
    'row 3: train: missing',
    '22/04: not a train number: 22/04',
    '2205: station: missing',
    '2206: not a line id: 이호선',
  ]);
  expect(drift).toEqual(['no recptnDt', 'unknown trainSttus 9']);
  expect(events[1]?.data).toMatchObject({
    flags: ['future-time'],
    version: '2022-08-08T12:05:00.000Z',
  });
});

test('each line is one call, with a key of its own', () => {
  const lines = { ...city, settings: { lines: ['2호선', '공항철도'] } };
  expect(connector.source.keyEnv).toBe('SEOUL_SUBWAY_KEY');
  expect(connector.source.calls(lines, '2022-08-08T12:05:00.000Z')).toEqual([
    {
      name: '2호선',
      path: '/api/subway/{KEY}/json/realtimePosition/0/200/2%ED%98%B8%EC%84%A0',
    },
    {
      name: '공항철도',
      path: '/api/subway/{KEY}/json/realtimePosition/0/200/%EA%B3%B5%ED%95%AD%EC%B2%A0%EB%8F%84',
    },
  ]);
});
