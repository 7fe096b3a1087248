import { expect, test } from 'vitest';
import type { AlertData } from '../../contract/event.ts';
import connector from '../../server/feeds/cap.feed.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { zipOf } from '../support/zip-of.ts';

const city = feedContext(connector);

function dataOf(name: string): readonly AlertData[] {
  return connector
    .read(fixtureFrame('cap', name), city)
    .events.flatMap((event) => (event.kind === 'alert' ? [event.data] : []));
}

test('MeteoAlarm: one message listed for each area, graded by its awareness level; green is all clear', () => {
  const [orange, green] = dataOf('meteoalarm');
  expect(orange).toMatchObject({
    msgType: 'Update',
    severity: 'Severe',
    originalSeverity: '3; orange; Severe',
    areaNames: ['Gwanak', 'Seoul'],
    flags: ['severity-mapped'],
  });
  expect(orange?.districts).toHaveLength(25);
  expect(orange?.endedAt).toBeUndefined();
  expect(green).toMatchObject({ severity: 'Minor', endedAt: '2022-08-08T11:00:00.000Z' });
  expect(dataOf('meteoalarm-v1')[0]).toMatchObject({
    event: { ko: '호우 경보', en: 'Red rain warning' },
    severity: 'Extreme',
    districts: ['11620'],
  });
});

test('NWS: the hazard lasts until ends, else until its ending time; expires is the message', () => {
  const [drawn, coded] = dataOf('nws');
  expect(drawn).toMatchObject({
    expires: '2022-08-08T11:45:00.000Z',
    ends: '2022-08-08T21:00:00.000Z',
    districts: ['11545', '11620'],
    responseType: ['Avoid'],
  });
  expect(drawn?.endedAt).toBeUndefined();
  expect(coded).toMatchObject({
    ends: '2022-08-08T18:00:00.000Z',
    supersedes: ['office@example,urn:n0,2022-08-08T10:00:00.000Z'],
    geometry: null,
  });
});

test('SACHET: a list without status, graded by colour; an exercise in its words is no alarm', () => {
  const [storm, exercise] = dataOf('sachet');
  expect(storm).toMatchObject({
    status: 'Actual',
    severity: 'Severe',
    originalSeverity: 'WATCH',
    certainty: 'Likely',
    sent: '2022-08-08T11:05:00.000Z',
    messageKey: ',IN-1775511595204027_27,2022-08-08T11:05:00.000Z',
    geometry: null,
  });
  expect(exercise).toMatchObject({
    status: 'Exercise',
    flags: ['test-message', 'severity-mapped'],
  });
});

test('GDACS: an episode of an event, ended when no longer current, drawn only inside the city', () => {
  const [quake, storm] = dataOf('gdacs');
  expect(quake).toMatchObject({
    version: '000003-000001',
    event: { ko: 'Earthquake' },
    severity: 'Severe',
    originalSeverity: 'Orange',
    geometry: { type: 'Point', coordinates: [127, 37.5] },
    expires: '2022-08-09T11:02:00.000Z',
    areaNames: ['Korea'],
  });
  expect(quake?.provenance.ref).toBe('EQ71');
  expect(quake?.endedAt).toBeUndefined();
  expect(storm).toMatchObject({
    severity: 'Extreme',
    geometry: null,
    endedAt: '2022-08-08T11:00:00.000Z',
  });
  expect(storm?.flags).toContain('out-of-area');
});

test('DWD: a zip of messages is a list; a file in it that is none costs only itself', () => {
  const text = (words: string) => new TextEncoder().encode(words);
  const zip = zipOf([
    { name: 'a.xml', bytes: fixtureFrame('cap', 'normal').body, isDeflated: true },
    { name: 'b.xml', bytes: text('<alert><identifier>cut') },
    { name: 'readme.txt', bytes: text('no message') },
  ]);
  const reading = connector.read(frameOf('cap', zip), city);
  expect(reading.events.map(({ subject }) => subject)).toEqual(['alert/cap/KR-F-1']);
  expect(reading.rejects.map(({ why }) => why.slice(0, 7))).toEqual(['b.xml: ']);
  expect(reading.complete).toBeUndefined();
  const cut = connector.read(frameOf('cap', zip.subarray(0, 900)), city);
  expect([cut.events, cut.rejects.map(({ why }) => why)]).toEqual([[], ['no zip archive']]);
});

test('a zip of other things is no quiet day, an empty one is', () => {
  const bytes = new TextEncoder().encode('stop_id');
  const tables = connector.read(frameOf('cap', zipOf([{ name: 'stops.txt', bytes }])), city);
  expect(tables.rejects.map(({ why }) => why)).toEqual(['a zip without any message']);
  expect(connector.read(frameOf('cap', zipOf([])), city)).toMatchObject({
    events: [],
    rejects: [],
  });
});

test('SACHET: the outline in a document of its own is joined with its message, and alone says nothing', () => {
  const place =
    '<area><areaDesc>23 districts</areaDesc><altitude>26.5</altitude><ceiling>88.9</ceiling></area>';
  const url = 'https://sachet.example/Polygon?identifier=1';
  const message = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>IN-1_5</identifier><sender>CWC</sender><sent>2022-08-08T11:00:00+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><category>Met</category><event>Flood</event><urgency>Future</urgency><severity>Moderate</severity><certainty>Likely</certainty><expires>2022-08-08T16:00:00+00:00</expires><parameter><valueName>Polygon URL</valueName><value>${url}</value></parameter>${place}</info></alert>`;
  const outline =
    '<alert><identifier>IN-1_5</identifier><polygon>37.44,126.90 37.44,126.98 37.50,126.98 37.50,126.90 37.44,126.90</polygon></alert>';
  const asked = { ...city, settings: { ...city.settings, followPolygons: true } };
  const parent = frameOf('cap', message, { call: 'message' });
  expect(connector.read(parent, asked)).toMatchObject({ events: [], rejects: [], skipped: 1 });
  expect(connector.follow(parent, asked)).toEqual([
    { name: 'outline', url, isImmutable: true, isPart: true },
  ]);
  expect(connector.follow(parent, city)).toEqual([]);
  const joined = { call: 'outline', parent: parent.body };
  const { events } = connector.read(frameOf('cap', outline, joined), asked);
  expect(events.map(({ subject, data }) => [subject, data.districts, data.version])).toEqual([
    ['alert/cap/IN-1_5', ['11545', '11620'], '2022-08-08T11:00:00.000Z-2'],
  ]);
  expect(connector.read(frameOf('cap', outline, { call: 'outline' }), asked)).toMatchObject({
    events: [],
    rejects: [],
  });
});

test('an error beside an empty list of warnings is a fault', () => {
  const body = JSON.stringify({ features: [], error: { code: 503, message: 'try later' } });
  expect(connector.read(frameOf('cap', body), city).fault).toMatchObject({ code: '503' });
  const calm = JSON.stringify({
    type: 'FeatureCollection',
    features: [],
    title: 'current warnings',
  });
  expect(connector.read(frameOf('cap', calm), city)).toMatchObject({ events: [], rejects: [] });
});

test('a beginning that cannot be read costs no warning, an end does', () => {
  const text = new TextDecoder().decode(fixtureFrame('cap', 'normal').body);
  const changed = (from: RegExp, to: string) =>
    connector.read(frameOf('cap', text.replaceAll(from, to)), city);
  const whole = connector.read(fixtureFrame('cap', 'normal'), city).events.length;
  const { events, drift } = changed(/(?<=<onset>)[^<]*/g, 'soon');
  expect([events.length, drift]).toEqual([whole, ['onset: no time: soon']]);
  expect(changed(/(?<=<expires>)[^<]*/g, 'soon').rejects[0]?.why).toBe('expires: no time: soon');
});
