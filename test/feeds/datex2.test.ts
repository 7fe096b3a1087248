import { expect, test } from 'vitest';
import type { IncidentEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/datex2.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
const incidentsIn = (name: string) =>
  read(name).events.filter((event): event is IncidentEvent => event.kind === 'incident');

test('v2: category, severity, life and closure of each record', () => {
  const said = incidentsIn('v2').map(({ data }) => [
    data.provenance.ref,
    data.status,
    data.category,
    data.severity,
    data.roadClosure,
    data.endedAt,
  ]);
  expect(said).toEqual([
    ['S1-1', 'active', 'accident', 'Severe', undefined, undefined],
    ['S1-2', 'active', 'obstruction', 'Moderate', 'full', undefined],
    ['S2-1', 'active', 'flood', 'Extreme', undefined, undefined],
    // Planned: nothing is closed before it begins.
    ['S3-1', 'active', 'roadwork', 'Minor', undefined, undefined],
    ['S4-1', 'ended', 'accident', 'Severe', undefined, '2022-08-08T11:40:00.000Z'],
    ['S4-2', 'ended', 'accident', 'Severe', undefined, '2022-08-08T11:30:00.000Z'],
    ['S7-1', 'active', 'other', 'Unknown', undefined, undefined],
  ]);
});

test('records for authorities and exercises are not shown; a class nobody knows is told', () => {
  const { skipped, drift } = read('v2');
  expect(skipped).toBe(2);
  expect(drift).toEqual(['unknown record type: SomethingNew']);
  const keeping = { ...city, settings: { restricted: 'keep' } };
  const kept = connector.read(fixtureFrame(connector.id, 'v2'), keeping);
  expect(kept.events.map(({ subject }) => subject)).toContain('incident/datex2/S5-1');
  expect(kept.skipped).toBe(1);
});

test('Korean goes first, English beside it; records of one situation belong together', () => {
  const [car, closed] = incidentsIn('v2');
  expect(car?.data.headline).toEqual({
    ko: '승용차가 하천에 빠졌습니다',
    en: 'Car in the brook. Two lanes shut.',
  });
  expect(closed?.data.headline).toEqual({ ko: 'RoadOrCarriagewayOrLaneManagement: roadClosed' });
  expect(car?.correlationid).toBe('datex2/S1');
  expect(closed?.correlationid).toBe(car?.correlationid);
});

test('what is only planned says so', () => {
  expect(incidentsIn('v2')[3]?.data.headline).toEqual({
    ko: '예정: 승용차가 하천에 빠졌습니다',
    en: 'Planned: Car in the brook. Two lanes shut.',
  });
});

test('a coded place has no geometry and no blame', () => {
  const [point, coded] = incidentsIn('v2');
  expect(point?.data.geometry).toEqual({ type: 'Point', coordinates: [126.9297, 37.4831] });
  expect(coded?.data.geometry).toBeNull();
  expect(coded?.data.flags).toEqual(['severity-mapped']);
});

test('v3: latitude first, within its period; excepted and far away', () => {
  const [works, excepted] = incidentsIn('v3');
  expect(works?.data).toMatchObject({
    severity: 'Moderate',
    roadClosure: 'partial',
    version: '000000000011',
    geometry: {
      type: 'LineString',
      coordinates: [
        [126.93, 37.48],
        [126.94, 37.481],
      ],
    },
  });
  expect(excepted?.data.roadClosure).toBeUndefined();
  expect(excepted?.data.flags).toEqual(['out-of-area', 'geometry-dropped']);
});

test('version 11 comes after version 9', () => {
  const [eleven, nine] = incidentsIn('v3');
  expect(String(eleven?.data.version) > String(nine?.data.version)).toBe(true);
});

test('a list ends what it leaves out only where it is a snapshot', () => {
  expect(read('empty').complete).toEqual([]);
  const [call] = connector.source.calls({ ...city, settings: { isSnapshot: false } }, '');
  expect(call?.name).toBe('list');
  expect(read('half-broken').complete).toBeUndefined();
});

test('GeoJSON siblings: what is no shape is flagged, never the event lost', () => {
  const said = incidentsIn('features').map(({ data }) => [
    data.provenance.ref,
    data.status,
    data.category,
    data.geometry?.type,
    data.flags,
  ]);
  expect(said).toEqual([
    ['G1', 'active', 'accident', 'Point', undefined],
    ['G2', 'ended', 'accident', undefined, undefined],
    ['G3', 'active', 'accident', 'Point', ['geometry-repaired']],
    ['G4', 'active', 'accident', 'LineString', ['geometry-repaired']],
    ['G5', 'active', 'accident', undefined, ['geometry-dropped']],
    ['G6', 'active', 'accident', 'Point', undefined],
  ]);
  expect(read('features').drift).toEqual(['estimatedDuration is no ISO 8601 duration']);
});

test('a message of both syntaxes: the record of one, the place of the other', () => {
  expect(incidentsIn('message')[0]?.data).toMatchObject({
    category: 'accident',
    geometry: { type: 'Point', coordinates: [126.93, 37.48] },
  });
  expect(read('message-broken')).toMatchObject({
    events: [{ data: { geometry: null } }],
    drift: ['jMessage is no GeoJSON'],
  });
});

test('every record that cannot be read is named with the reason', () => {
  expect(read('half-broken').rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'B1-1: no such start: OVERALL_START',
    'B1-2: no such end: 2022-02-30T00:00:00Z',
    'B1-3: no such time: ',
    'row 4: no id',
  ]);
  expect(incidentsIn('half-broken')[0]?.data.flags).toEqual([
    'geometry-dropped',
    'severity-mapped',
  ]);
});

test('another publication is no road situation', () => {
  expect(read('measured').rejects[0]?.why).toBe('no situations: MeasuredDataPublication');
});

test('a payload that is no publication is no road without trouble', () => {
  const bodies = ['{"payload":{}}', '{"payload":null}', '{"payload":{"id":7}}', '<payload/>'];
  for (const body of bodies) {
    const { rejects, complete } = connector.read(
      { ...frameOf('datex2', body), call: 'snapshot' },
      city,
    );
    expect([rejects.length, complete]).toEqual([1, undefined]);
  }
});

test('the reference system of a line may stand on the element around it', () => {
  const line = (system: string, numbers: string) => {
    const place = `<l><gmlLineString srsName="${system}"><posList>${numbers}</posList></gmlLineString></l>`;
    const times = `<situationRecordVersionTime>2022-08-08T12:00:00Z</situationRecordVersionTime>`;
    const record = `<situationRecord id="R" version="1">${times}<groupOfLocations>${place}</groupOfLocations></situationRecord>`;
    const body = `<payloadPublication><publicationTime>x</publicationTime><situation id="S">${record}</situation></payloadPublication>`;
    return connector.read(frameOf('datex2', body), city).events[0]?.data;
  };
  const geometry = {
    coordinates: [
      [127, 37.5],
      [127.01, 37.51],
    ],
  };
  const lonFirst = line('urn:ogc:def:crs:OGC:1.3:CRS84', '127 37.5 127.01 37.51');
  expect(lonFirst).toMatchObject({ geometry });
  expect(line('EPSG:4326', '37.5 127 37.51 127.01')).toMatchObject({ geometry });
  const grid = line('EPSG:28992', '37.5 127 37.51 127.01');
  expect(grid).toMatchObject({ geometry: null, flags: ['geometry-dropped'] });
});

test('times without an offset are by the city’s clock, and say so', () => {
  const end = '<overallEndTime>2022-08-08T23:00:00</overallEndTime>';
  const times = `<situationRecordVersionTime>2022-08-08T12:00:00Z</situationRecordVersionTime><validity><validityTimeSpecification>${end}</validityTimeSpecification></validity>`;
  const record = `<situationRecord id="R" version="1">${times}</situationRecord>`;
  const body = `<payloadPublication><situation id="S">${record}</situation></payloadPublication>`;
  expect(connector.read(frameOf('datex2', body), city).events[0]?.data).toMatchObject({
    expectedEndAt: '2022-08-08T14:00:00.000Z',
    flags: ['zone-assumed'],
  });
});
