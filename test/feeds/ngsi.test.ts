import { expect, test } from 'vitest';
import type { AssetEvent, CityEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/ngsi.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const assets = (name: string) =>
  read(name).events.filter((event): event is AssetEvent => event.kind === 'asset');
const valueOf = (events: readonly CityEvent[], subject: string) =>
  events.find((event) => event.subject === subject)?.data;
expectCases(connector);

test('a lamp is an asset with its fault, and its meter is an observation', () => {
  const frame = fixtureFrame(connector.id, 'lamps');
  const { events } = connector.read(frame, city);
  expect(events[0]).toMatchObject({
    subject: 'asset/ngsi/urn:ngsi-ld:Streetlight:관악-0412',
    type: 'city.asset.updated.v1',
    time: '2022-08-08T12:00:00.000Z',
    domain: 'lighting',
    kind: 'asset',
    data: {
      version: '2022-08-08T12:00:00.000Z',
      assetType: 'Streetlight',
      assetId: '관악-0412',
      name: { ko: '관악-0412' },
      state: 'fault',
      faults: [
        {
          code: 'lamp-failure',
          text: { ko: '램프 고장', en: 'Lamp failure' },
          severity: 'Moderate',
          since: '2022-08-08T11:58:00.000Z',
        },
      ],
      attributes: {
        'power-state': { value: 'on', observedAt: '2022-08-08T12:00:00.000Z' },
        dimming: { value: 60, unit: '%', observedAt: '2022-08-08T12:00:00.000Z' },
        'rated-power': { value: 120, unit: 'W' },
        energy: { value: 813.402, unit: 'kW.h', observedAt: '2022-08-08T12:00:00.000Z' },
        height: { value: 8, unit: 'm' },
      },
      partOf: 'asset/ngsi/urn:ngsi-ld:StreetlightControlCabinet:G-17',
      geometry: { type: 'Point', coordinates: [126.9301, 37.4841] },
    },
  });
  const meter = 'observation/ngsi/urn:ngsi-ld:Streetlight:관악-0412/energy.meter';
  expect(valueOf(events, meter)).toMatchObject({ result: 813.402, unit: 'kW.h' });
});

test('addresses are names too, the default of several instances counts, 0,0 is no place', () => {
  const [, lamp] = assets('lamps');
  expect(lamp?.data).toMatchObject({
    assetType: 'Streetlight',
    state: 'ok',
    faults: [],
    geometry: null,
    flags: ['geometry-dropped'],
  });
});

test('an open door is a fault of a cabinet; its meter is kept in kWh', () => {
  const [, , cabinet] = assets('lamps');
  expect(cabinet?.data).toMatchObject({
    state: 'degraded',
    faults: [{ code: 'door-open', since: '2022-08-08T11:30:00.000Z' }],
    attributes: { energy: { value: 162456, unit: 'kW.h' }, 'working-mode': { value: 'automatic' } },
  });
});

test('a signal that says nothing of itself is unknown, never ok', () => {
  expect(assets('signals').map(({ data }) => [data.state, data.faults.map((f) => f.code)])).toEqual(
    [
      ['fault', ['malfunction', 'signal-flashing']],
      ['offline', ['communication-lost']],
      ['unknown', []],
      ['unknown', []],
    ],
  );
  expect(assets('signals')[3]).toMatchObject({
    time: '2022-08-08T12:05:00.000Z',
    data: { flags: ['retained'], attributes: { phase: { value: 'G1' } } },
  });
  expect(read('signals').drift).toEqual(['TrafficSignal: unknown status onfire']);
});

test('flow: the end of a zone-less interval, and a text point with its latitude first', () => {
  const { events } = read('observed');
  expect(events[0]).toMatchObject({
    subject: 'observation/ngsi/flow-강남-12/traffic.speed',
    time: '2022-08-08T12:00:00.000Z',
    domain: 'traffic',
    data: {
      result: 31.5,
      unit: 'km/h',
      geometry: { type: 'Point', coordinates: [127.0396, 37.5012] },
      flags: ['zone-assumed'],
    },
  });
  const occupancy = valueOf(events, 'observation/ngsi/flow-강남-12/traffic.occupancy');
  expect(occupancy).toMatchObject({ result: 76, unit: '%' });
});

test('units come by code; without one where the model leaves it open, or by an unknown one, suspect', () => {
  const { events } = read('observed');
  const turbidity = valueOf(events, 'observation/ngsi/wq-1/water.turbidity');
  expect(turbidity).toMatchObject({ result: 12.5, unit: '{NTU}', resultQuality: 'good' });
  const nitrate = valueOf(events, 'observation/ngsi/wq-1/water.nitrate');
  expect(nitrate).toMatchObject({ resultQuality: 'suspect', flags: ['unit-assumed'] });
  const carbon = valueOf(events, 'observation/ngsi/air-1/air.co');
  expect(carbon).toMatchObject({ unit: '{XYZ}', resultQuality: 'suspect' });
  const humidity = valueOf(events, 'observation/ngsi/air-1/air.humidity');
  expect(humidity).toMatchObject({ result: 91, unit: '%', resultQuality: 'good' });
  expect(valueOf(events, 'observation/ngsi/wq-1/water.do')).toBeUndefined();
});

test('levels of a gauge in other units are brought to its own; a car park counts the taken places', () => {
  const { events } = read('observed');
  expect(valueOf(events, 'observation/ngsi/flood-1/water.level')).toMatchObject({
    result: 2.38,
    unit: 'm',
    place: { ko: '도림천 3' },
    thresholds: [
      { value: 2.5, severity: 'Moderate', label: { ko: '경계', en: 'alert level' } },
      { value: 3.2, severity: 'Severe', label: { ko: '위험', en: 'danger level' } },
    ],
  });
  const parking = valueOf(events, 'observation/ngsi/park-1/parking.occupied');
  expect(parking).toMatchObject({ result: 228, fullScale: 240 });
});

test('a warning keeps its own word for how bad it is; works and accidents are incidents', () => {
  const { events } = read('features');
  expect(events[0]).toMatchObject({
    kind: 'alert',
    domain: 'traffic',
    data: {
      severity: 'Severe',
      originalSeverity: 'high',
      sent: '2022-08-08T11:40:00.000Z',
      expires: '2022-08-08T14:00:00.000Z',
      headline: { ko: '세종대로 침수로 차량이 서 있습니다' },
    },
  });
  expect(events[1]?.data).toMatchObject({
    category: 'roadwork',
    status: 'active',
    geometry: { type: 'MultiPolygon' },
  });
  expect(events[2]).toMatchObject({
    type: 'city.incident.cancelled.v1',
    data: { status: 'ended', endedAt: '2022-08-08T11:15:00.000Z' },
  });
});

test('every entity that cannot be read is named with the reason', () => {
  const { rejects, drift } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'urn:ngsi-ld:NoiseLevelObserved:2: no time: neither observedAt nor dateObserved',
    'urn:ngsi-ld:NoiseLevelObserved:3: LAeq: not a number',
    'row 4: no entity: id or type missing',
    'urn:ngsi-ld:Alert:10: no time: dateIssued missing',
    'row 6: Invalid input: expected object, received string',
    'urn:ngsi-ld:CityWork:11: no time: startDate missing',
  ]);
  expect(drift).toEqual(['NoiseLevelObserved: LAmax: not a number']);
});

test('a type that is not read is no error but shown; the city may say what its own is like', () => {
  const { events, skipped, drift } = read('other-types');
  expect(skipped).toBe(1);
  expect(drift).toEqual(['entity type WasteContainer is not read']);
  expect(events[0]?.data).toMatchObject({
    assetType: 'Streetlight',
    faults: [{ code: 'column-damage' }],
  });
});

test('a full page is followed by the next', () => {
  const small = { ...city, settings: { pageSize: 1, ask: ['Streetlight'] } };
  const page = frameOf(connector.id, '[{"id":"a","type":"Streetlight"}]', {
    call: 'entities',
    attributes: {
      url: 'https://broker.invalid/ngsi-ld/v1/entities?type=Streetlight&limit=1&offset=4',
    },
  });
  expect(connector.follow(page, small)).toEqual([
    { name: 'entities', url: '/ngsi-ld/v1/entities?type=Streetlight&limit=1&offset=5' },
  ]);
  expect(connector.follow(frameOf(connector.id, '[]', { call: 'entities' }), small)).toEqual([]);
});

test('a word that every object has a member of is a word like any other', () => {
  const rows = [
    { id: 'a', type: 'TrafficSignal', status: 'constructor', dateModified: '2022-08-08T12:00:00Z' },
    { id: 'b', type: '__proto__' },
    { id: 'c', type: 'Alert', severity: 'toString', dateIssued: '2022-08-08T12:00:00Z' },
  ];
  const { events, drift } = connector.read(frameOf(connector.id, JSON.stringify(rows)), city);
  expect(
    events.map(({ data }) => ('state' in data ? data.state : 'severity' in data && data.severity)),
  ).toEqual(['unknown', 'Unknown']);
  expect(drift).toEqual([
    'TrafficSignal: unknown status constructor',
    'entity type __proto__ is not read',
    'unknown severity toString',
  ]);
});

test('what is good beside a word nobody knows does not make a signal well', () => {
  const signal = {
    id: 'urn:ngsi-ld:TrafficSignal:1',
    type: 'TrafficSignal',
    dateModified: '2022-08-08T12:00:00Z',
    status: 'smoking',
    doorStatus: 'closed',
  };
  const { events } = connector.read(frameOf(connector.id, JSON.stringify([signal])), city);
  expect(events[0]?.data).toMatchObject({ state: 'unknown' });
});

test('a share of -1 or 8000 % is none', () => {
  const lamp = {
    id: 'urn:ngsi-ld:Streetlight:1',
    type: 'Streetlight',
    dateModified: '2022-08-08T12:00:00Z',
    batteryLevel: -1,
    illuminanceLevel: 80,
    powerConsumption: 42,
  };
  const { events } = connector.read(frameOf(connector.id, JSON.stringify([lamp])), city);
  expect(events.map(({ subject }) => subject)).toEqual([
    'asset/ngsi/urn:ngsi-ld:Streetlight:1',
    'observation/ngsi/urn:ngsi-ld:Streetlight:1/power.active',
  ]);
});

test('a warning that names no end, or none that can be read, does not stand for ever', () => {
  const warning = (validTo: unknown) => {
    const alert = {
      id: 'urn:ngsi-ld:Alert:1',
      type: 'Alert',
      dateIssued: '2022-08-08T12:00:00Z',
      ...(validTo === undefined ? {} : { validTo }),
    };
    return connector.read(frameOf(connector.id, JSON.stringify([alert])), city);
  };
  const open = { expires: '2022-08-09T12:00:00.000Z', flags: ['default-expiry'] };
  expect(warning(undefined).events[0]?.data).toMatchObject(open);
  expect(warning('31/02/2022').events[0]?.data).toMatchObject(open);
  expect(warning('31/02/2022').drift).toEqual(['validTo 31/02/2022']);
});

test('GeoJSON of something else is no entity', () => {
  const quake = { type: 'Feature', id: 'us7000abcd', properties: { type: 'earthquake', mag: 4 } };
  const body = JSON.stringify({ type: 'FeatureCollection', features: [quake] });
  expect(connector.read(frameOf(connector.id, body), city).rejects).toHaveLength(1);
});

test.each([
  ['TrafficFlowObserved', 'averageVehicleSpeed', { value: -1, unitCode: 'KMH' }],
  ['TrafficFlowObserved', 'occupancy', { value: 45 }],
  ['AirQualityObserved', 'pm10', { value: -9999, unitCode: 'GQ' }],
  ['WeatherObserved', 'temperature', { value: -9999, unitCode: 'CEL' }],
])('%s: %s of %j is no value', (type, name, told) => {
  const attribute = { type: 'Property', ...told, observedAt: '2022-08-08T12:00:00Z' };
  const entity = { id: `urn:ngsi-ld:${type}:1`, type, [name]: attribute };
  const { events } = connector.read(frameOf(connector.id, JSON.stringify(entity)), city);
  expect(events[0]?.data).toMatchObject({ result: null, resultQuality: 'bad' });
});
