import { expect, test } from 'vitest';
import connector from '../../server/feeds/seoul-bus-positions.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('a row is a bus where it was when the bus said so', () => {
  const frame = fixtureFrame(connector.id, 'normal');
  expect(connector.read(frame, city).events[1]).toEqual({
    specversion: '1.0',
    id: 'position/bus/119010002@2022-08-08T11:50:10.000Z',
    source: '/cities/seoul/feeds/seoul-bus-positions',
    type: 'city.position.updated.v1',
    subject: 'position/bus/119010002',
    time: '2022-08-08T11:50:10.000Z',
    recordedtime: '2022-08-08T12:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'transit',
    kind: 'position',
    data: {
      version: '2022-08-08T11:50:10.000Z',
      track: 'bus/119010002',
      name: { ko: '서울74사0002' },
      mode: 'bus',
      phenomenonTime: '2022-08-08T11:50:10.000Z',
      route: { id: '100100118', name: { ko: '753' } },
      stop: { id: '119000030', status: 'in-transit' },
      occupancy: 'crushed',
      geometry: { type: 'Point', coordinates: [126.9412, 37.5061] },
      districts: ['11590'],
      provenance: {
        feed: 'seoul-bus-positions',
        standard: 'Seoul TOPIS buspos (ws.bus.go.kr)',
        ref: '119010002',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'KOGL-1',
      },
    },
  });
});

test('degrees come under two names, and else from the plane coordinates', () => {
  expect(read('stretch').events[0]?.data.geometry).toEqual({
    type: 'Point',
    coordinates: [126.9531, 37.5025],
  });
  expect(read('normal').events[2]?.data.geometry).toEqual({
    type: 'Point',
    coordinates: [126.934634, 37.506349],
  });
});

test('stop and crowding are told only as far as they are known', () => {
  const told = read('normal').events.map(({ data }) =>
    'mode' in data ? [data.stop?.status, data.occupancy] : [],
  );
  expect(told).toEqual([
    ['stopped', 'many-seats'],
    ['in-transit', 'crushed'],
    ['departed', undefined],
    ['departed', 'full'],
  ]);
});

test('a bus without a position keeps its row and is not drawn', () => {
  const { events } = read('half-broken');
  expect(events.map(({ data }) => [data.provenance.ref, data.flags])).toEqual([
    ['119010036', ['geometry-dropped']],
    ['119010037', ['geometry-dropped']],
    ['119010038', ['future-time']],
    ['119010039', undefined],
  ]);
});

test('a bus that cannot be read is named with the reason', () => {
  const { rejects, drift } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    '119010031: no such time: 20220808219912',
    '119010032: schema drift: no dataTm',
    '119010033: a bus of route 100100999, asked for 100100118',
    '11901003X: not a vehicle id: 11901003X',
    '119010035: lon: not a number: "없음"',
  ]);
  expect(drift).toEqual(['no dataTm', 'unknown congetion 9']);
});

test('a route is asked for as a whole or by a stretch of its stops', () => {
  const routes = [{ id: '100100118' }, { id: '100100026', stretch: [10, 30] }];
  const calls = connector.source.calls({ ...city, settings: { routes } }, '2022-08-08T12:05:00Z');
  expect(calls).toEqual([
    {
      name: 'route-100100118',
      path: '/api/rest/buspos/getBusPosByRtid?serviceKey={KEY}&busRouteId=100100118&resultType=json',
    },
    {
      name: 'route-100100026',
      path: '/api/rest/buspos/getBusPosByRouteSt?serviceKey={KEY}&busRouteId=100100026&startOrd=10&endOrd=30&resultType=json',
    },
  ]);
});

test('"all went well" without a body is no empty road', () => {
  const body = '{"comMsgHeader":{},"msgHeader":{"headerCd":"0","itemCount":0}}';
  expect(connector.read(frameOf(connector.id, body), city).rejects).toMatchObject([
    { where: 'body', why: 'schema drift: no msgBody' },
  ]);
});
