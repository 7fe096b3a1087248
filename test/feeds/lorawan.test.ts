import { expect, test } from 'vitest';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import connector from '../../server/feeds/lorawan.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

test('an uplink of a lamp is the asset with all it says, and its meters over time', () => {
  const frame = fixtureFrame(connector.id, 'lamp');
  const { events } = connector.read(frame, city);
  const observedAt = '2022-08-08T12:00:01.775Z';
  expect(events[0]).toEqual({
    specversion: '1.0',
    id: 'asset/lorawan/a84041ffff0412aa@5d0b9c1e-6a3f-4c83-9d10-000000000001',
    source: '/cities/seoul/feeds/lorawan',
    type: 'city.asset.updated.v1',
    subject: 'asset/lorawan/a84041ffff0412aa',
    time: observedAt,
    recordedtime: '2022-08-08T12:16:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'lighting',
    kind: 'asset',
    data: {
      version: observedAt,
      assetType: 'Streetlight',
      assetId: '관악-0412',
      name: { ko: '신림로 412' },
      place: { ko: '신림로 412' },
      state: 'ok',
      faults: [],
      attributes: {
        'rated-power': { value: 120, unit: 'W' },
        'baseline-power': { value: 250, unit: 'W' },
        schedule: { value: '19:30-23:00 100, 23:00-05:30 60' },
        'scheduled-dimming': { value: 100, unit: '%', observedAt },
        dimming: { value: 60, unit: '%', observedAt },
        power: { value: 71.6, unit: 'W', observedAt },
        energy: { value: 813.402, unit: 'kW.h', observedAt },
        voltage: { value: 229.1, unit: 'V', observedAt },
        'burning-hours': { value: 4120, unit: 'h', observedAt },
      },
      partOf: 'asset/lorawan/a84041ffff00c017',
      geometry: { type: 'Point', coordinates: [126.9301, 37.4841] },
      districts: ['11620'],
      provenance: {
        feed: 'lorawan',
        standard: 'ChirpStack v4 and The Things Stack v3 JSON',
        ref: 'a84041ffff0412aa',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: 'own devices',
      },
    },
  });
  expect(
    events.slice(1).map(({ data }) => 'result' in data && [data.observedProperty, data.result]),
  ).toEqual([
    ['lamp.dimming', 60],
    ['power.active', 71.6],
    ['energy.meter', 813.402],
  ]);
});

test('every bit of a fault number is a fault of its own, since the uplink that said so', () => {
  expect(read('lamp-fault').events[0]?.data).toMatchObject({
    state: 'fault',
    faults: [
      { code: 'lamp-failure', since: '2022-08-08T12:15:02.000Z' },
      { code: 'driver-failure' },
    ],
    attributes: { 'power-state': { value: 'on' } },
  });
});

test('a cabinet: open door, lost phase, the meter in kWh; no place of the gateway anywhere', () => {
  expect(read('cabinet').events[0]?.data).toMatchObject({
    state: 'fault',
    faults: [{ code: 'door-open' }, { code: 'phase-loss' }],
    attributes: {
      'voltage-t': { value: 0, unit: 'V' },
      'power-r': { value: 1410, unit: 'W' },
      energy: { value: 162456, unit: 'kW.h' },
    },
    geometry: { coordinates: [126.9299, 37.4839] },
  });
});

test('a signal of The Things Stack: flashing and in conflict, a closed door is none', () => {
  const [signal, battery] = read('signal').events;
  expect(signal).toMatchObject({
    id: 'asset/lorawan/70b3d57ed0050031@AYBfQ2k=/0',
    time: '2022-08-08T12:01:00.301Z',
    domain: 'traffic',
    data: {
      assetType: 'TrafficSignal',
      assetId: 'S-31',
      state: 'fault',
      faults: [{ code: 'signal-flashing' }, { code: 'conflict' }],
      geometry: { coordinates: [126.9816, 37.4767] },
      flags: ['retained'],
    },
  });
  expect(battery?.data).toMatchObject({
    observedProperty: 'battery.level',
    result: 87.5,
    unit: '%',
  });
});

test('a value in another unit is brought to ours; one that is no number is reported, not 0', () => {
  const { events, drift } = read('gauge');
  expect(events[1]?.data).toMatchObject({
    observedProperty: 'water.level',
    result: 1.84,
    unit: 'm',
    featureOfInterest: { name: { ko: '도림천 1', en: 'Dorimcheon 1' } },
  });
  expect(events[0]?.data).toMatchObject({
    state: 'unknown',
    attributes: { voltage: { value: 3.384, unit: 'V' } },
  });
  expect(drift).toEqual(['Gauge.temperature: not a number: warm']);
});

test('in a status what is left out is 0: the battery is empty', () => {
  expect(
    read('status').events.map(
      ({ data }) => 'result' in data && [data.observedProperty, data.result],
    ),
  ).toEqual([
    ['battery.level', 0],
    ['radio.margin', 10],
  ]);
});

test('joins and empty uplinks are rightly not ours; what cannot be read is named', () => {
  expect(read('join').skipped).toBe(1);
  expect(read('mac-only').skipped).toBe(1);
  const { rejects, drift, events } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'a84041ffff0412aa: no codec: data without object',
    'a84041ffff099999: no profile: neither the registry nor the settings say what it is',
    'a84041ffff0412aa: no such time: 2022-08-08 12:00',
    'a84041ffff0412aa: nothing that a Streetlight says, but uptime',
    'row 5: neither deviceInfo (ChirpStack) nor end_device_ids (TTN)',
    'row 6: Invalid input: expected object, received string',
  ]);
  expect(drift).toEqual([
    'Streetlight.dimming: impossible 250',
    'Streetlight.power: in A, expected W',
  ]);
  expect(events[0]?.data).toMatchObject({ state: 'unknown' });
});

test('delivered again an uplink is a duplicate; its counter may start anew after a join', () => {
  const state = cityState('seoul', 'e', [], '2022-08-08T12:16:00.000Z');
  const { events } = read('lamp');
  merge(state, events, '2022-08-08T12:16:00.000Z');
  const again = merge(state, read('lamp').events, '2022-08-08T12:16:01.000Z');
  expect(again.duplicates).toBe(events.length);
  const next = merge(state, read('lamp-fault').events, '2022-08-08T12:16:02.000Z');
  expect(next.duplicates).toBe(0);
});

test('a city writes its own codec as data', () => {
  const profiles = {
    pump: {
      assetType: 'Pump',
      domain: 'water',
      fields: { flow: { from: '/m/q', unit: 'm3/s', factor: 0.001, observe: 'water.discharge' } },
      faults: { malfunction: [{ from: 'alarm.trip', is: [7] }] },
    },
  };
  const own = { ...city, settings: { profiles, defaultProfile: 'pump' } };
  const frame = fixtureFrame(connector.id, 'lamp');
  const body = new TextDecoder()
    .decode(frame.body)
    .replace('"dimming": 60', '"m": { "q": 420 }, "alarm": { "trip": 7 }');
  const { events } = connector.read({ ...frame, body: new TextEncoder().encode(body) }, own);
  expect(events[0]?.data).toMatchObject({
    assetType: 'Pump',
    assetId: 'a84041ffff0412aa',
    state: 'fault',
  });
  expect(events[1]?.data).toMatchObject({ observedProperty: 'water.discharge', result: 0.42 });
});

test('it subscribes to both networks unless the city says otherwise', () => {
  expect(connector.source.topics?.(city)).toEqual([
    'application/+/device/+/event/+',
    'v3/+/devices/+/up',
  ]);
});

test('a sign of a fault in a word nobody knows is no sign that all is well', () => {
  const lamp = (object: Record<string, unknown>) => {
    const deviceInfo = { devEui: 'a84041ffff0412aa' };
    const uplink = { deviceInfo, time: '2022-08-08T12:00:00Z', fCnt: 9, fPort: 2, object };
    const { events, drift } = connector.read(frameOf('lorawan', JSON.stringify(uplink)), city);
    const data = events[0]?.data;
    return [data !== undefined && 'state' in data ? data.state : undefined, drift ?? []];
  };
  expect(lamp({ power: 80, lampFault: false, driverFault: 'ok' })).toEqual(['ok', []]);
  expect(lamp({ power: 80, lampFault: 'broken' })).toEqual(['fault', []]);
  for (const word of ['open circuit', 'N/A', 'NaN']) {
    expect(lamp({ power: 80, lampFault: word, driverFault: 0 })).toEqual([
      'unknown',
      ['Streetlight.lamp-failure: neither yes nor no'],
    ]);
  }
});

test('a dead sensor is neither a level nor a gauge that is well', () => {
  const uplink = {
    deviceInfo: { devEui: 'a84041ffff000001' },
    time: '2022-08-08T12:00:00Z',
    object: { level: -9999, batV: 3.5 },
  };
  const { events, drift } = connector.read(frameOf('lorawan', JSON.stringify(uplink)), city);
  expect(events.map(({ data }) => ('state' in data ? data.state : 'observation'))).toEqual([
    'unknown',
  ]);
  expect(drift).toEqual(['Gauge.level: impossible -9999']);
});
