import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import { lightingOffice } from '../../server/office/lighting-office.ts';
import { joinedRequests } from '../../server/office/lighting-requests.ts';
import { assetAt, requestAt } from '../support/lighting-events.ts';

const T0 = '2022-08-08T12:00:00.000Z';
const NOW = '2022-08-08T12:05:00.000Z';
const at = (lon: number, lat: number) => ({
  type: 'Point' as const,
  coordinates: [lon, lat] as const,
});

const LAMPS = [
  assetAt('관악-0412', T0, { geometry: at(126.93, 37.484) }),
  assetAt('관악-0413', T0, { geometry: at(126.9305, 37.484) }),
  assetAt('S-31', T0, { geometry: at(126.93001, 37.484), assetType: 'TrafficSignal' }),
];
const joined = (...requests: readonly CityEvent[]) => {
  const state = cityState('seoul', 'e', [], T0);
  merge(state, [...LAMPS, ...requests], T0);
  return { state, found: joinedRequests(state, NOW) };
};

test('a complaint that names a lamp is joined to it, however the number is written', () => {
  for (const description of ['관악-0412 등이 꺼져 있어요', '관악 0412번이 깜빡임', '(관악0412)']) {
    const { found } = joined(requestAt('1', T0, { description, geometry: at(127.1, 37.6) }));
    expect(found.map(({ data }) => data.asset)).toEqual(['asset/lamps/관악-0412']);
  }
});

test('one without a number belongs to the nearest lamp within 30 m, never to a signal', () => {
  const { found } = joined(requestAt('1', T0, { geometry: at(126.93001, 37.484) }));
  expect(found).toMatchObject([
    { subject: 'request/calls/1', correlationid: 'asset/lamps/관악-0412', recordedtime: NOW },
  ]);
  const far = joined(requestAt('1', T0, { geometry: at(126.9334, 37.484) }));
  expect(far.found).toEqual([]);
});

test('a complaint about traffic lights belongs to a signal; one about something else to nobody', () => {
  const signal = { code: 'traffic-light', name: { ko: '신호등', en: 'Traffic light' } };
  const road = { code: 'pothole', name: { ko: '도로 파임', en: 'Pothole' } };
  const geometry = at(126.93, 37.484);
  const { found } = joined(
    requestAt('1', T0, { service: signal, geometry }),
    requestAt('2', T0, { service: road, geometry }),
    requestAt('3', T0, { status: 'closed', geometry }),
    requestAt('4', T0, { asset: 'asset/lamps/x', geometry }),
  );
  expect(found.map(({ subject, data }) => [subject, data.asset])).toEqual([
    ['request/calls/1', 'asset/lamps/S-31'],
  ]);
});

test('merged, the joined report is in force and is not joined again; its update is', () => {
  const request = requestAt('1', T0, { geometry: at(126.93, 37.484) });
  const { state, found } = joined(request);
  expect(merge(state, found, NOW).delta.upserts).toHaveLength(1);
  expect(state.byKind.request.get('request/calls/1')?.data.asset).toBe('asset/lamps/관악-0412');
  expect(joinedRequests(state, NOW)).toEqual([]);
  expect(merge(state, [request], NOW).duplicates).toBe(1);
  const later = '2022-08-08T12:10:00.000Z';
  merge(state, [requestAt('1', later, { geometry: at(126.93, 37.484) })], later);
  expect(joinedRequests(state, later)).toHaveLength(1);
});

test('a complaint that its source changes is with its lamp again at the next tick', () => {
  const state = cityState('seoul', 'e', [], T0);
  const office = lightingOffice(() => 0);
  const hear = (events: readonly CityEvent[], now: string): void => {
    for (const event of merge(state, events, now).delta.upserts) {
      if (event.kind === 'asset' || event.kind === 'request') office.note(event);
    }
  };
  const description = '관악-0412 등이 꺼져 있어요';
  hear([...LAMPS, requestAt('1', T0, { description })], T0);
  merge(state, office.judge(state, T0), T0);
  const soon = '2022-08-08T12:00:05.000Z';
  hear([requestAt('1', soon, { description, statusNotes: '출동' })], soon);
  const held = () => state.byKind.request.get('request/calls/1')?.data;
  expect(held()?.asset).toBeUndefined();
  merge(state, office.judge(state, soon), soon);
  expect(held()).toMatchObject({ asset: 'asset/lamps/관악-0412', statusNotes: '출동' });
});
