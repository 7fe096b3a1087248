import { expect, test } from 'vitest';
import connector from '../../server/feeds/uk-ea-flood.feed.ts';
import { eaMeasure } from '../../server/feeds/ea-measure.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);

test('levels 1 to 3 are warnings, 4 is the end of one', () => {
  const { events, complete } = read('floods');
  const said = events.map(({ data, type }) =>
    'sent' in data ? [type, data.severity, data.event.en, data.endedAt] : [],
  );
  expect(said).toEqual([
    ['city.alert.updated.v1', 'Extreme', 'Severe flood warning', undefined],
    ['city.alert.updated.v1', 'Severe', 'Flood warning', undefined],
    ['city.alert.updated.v1', 'Moderate', 'Flood alert', undefined],
    ['city.alert.cancelled.v1', 'Minor', 'Warning no longer in force', '2022-08-08T10:30:00.000Z'],
  ]);
  expect(complete).toContain('alert/uk-ea-flood/X03C');
});

test('one item without its list; the newest of three times, in London unless it says so', () => {
  expect(read('one').events).toMatchObject([
    {
      subject: 'alert/uk-ea-flood/X03C',
      time: '2022-08-08T11:00:00.000Z',
      data: { flags: ['severity-mapped', 'zone-assumed'], onset: '2022-08-08T08:00:00.000Z' },
    },
  ]);
});

test('outlines are fetched for what is in force, and read with the list that names them', () => {
  const floods = fixtureFrame(connector.id, 'floods');
  const asked = connector.follow(floods, city);
  expect(asked.map(({ name }) => name)).toEqual(['outline-X01A', 'outline-X02B', 'outline-X03C']);
  expect(asked[0]).toMatchObject({
    url: 'https://environment.data.gov.uk/flood-monitoring/id/floodAreas/X01A/polygon',
    isPart: true,
  });
  const ring = [
    [126.92, 37.48],
    [126.94, 37.48],
    [126.94, 37.5],
    [126.92, 37.48],
  ];
  const geometry = { type: 'MultiPolygon', coordinates: [[ring]] };
  const body = JSON.stringify({ type: 'FeatureCollection', features: [{ geometry }] });
  const outline = frameOf(connector.id, body, { call: 'outline-X02B', parent: floods.body });
  const [outlined] = connector.read(outline, city).events;
  expect(outlined).toMatchObject({ subject: 'alert/uk-ea-flood/X02B', data: { geometry } });
  const version = connector.read(floods, city).events[1]?.data.version;
  expect(outlined?.data.version).toBe(version);
});

test('above the stage, above the sea, rain and flow are told apart', () => {
  const { events, skipped } = read('readings');
  const said = events.map(({ subject, data }) =>
    'result' in data ? [subject.split('/').at(-1), data.observedProperty, data.result] : [],
  );
  expect(said).toEqual([
    ['X100-level-stage-i-15_min-mASD', 'water.level', 0.71],
    ['X100-level-downstage-i-15_min-mASD', 'water.level', 0.31],
    ['X100-level-tidal_level-i-15_min-mAOD', 'water.elevation', 212.4],
    ['X200-rainfall-tipping_bucket_raingauge-t-15_min-mm', 'rain.amount', 4.2],
    ['X200-flow--i-15_min-m3_s', 'water.discharge', 1.3],
  ]);
  expect(skipped).toBe(2);
});

test("the stage scale is the stage's alone", () => {
  const thresholds = read('readings').events.map(({ data }) =>
    'thresholds' in data ? data.thresholds?.map(({ value }) => value) : undefined,
  );
  expect(thresholds).toEqual([[0.62], undefined, undefined, undefined, undefined]);
});

test('a station that was moved stands where it stands now', () => {
  expect(read('readings').events[4]?.data).toMatchObject({
    geometry: { type: 'Point', coordinates: [127.03, 37.52] },
  });
});

test('a spike, and a level no list has, are rejects with their reason', () => {
  const said = read('half-broken').rejects.map(
    ({ where, why }) => `${where.split('/').at(-1)}: ${why}`,
  );
  expect(said).toEqual([
    'X100-level-stage-i-15_min-mASD: water.level outside -10…50: 1000',
    'X100-level-stage-i-15_min-mASD: value: missing',
    'nonsense: no measure: http://environment.data.gov.uk/flood-monitoring/id/measures/nonsense',
    'X100-level-stage-i-15_min-mASD: no such time: 2022-08-08 12:00',
    'X07G: no such severity level: 7',
    'X08H: none of its three times is one',
  ]);
});

test.each([
  ['1029TH-level-stage-i-15_min-mASD', '1029TH', 'stage', 'mASD'],
  ['E7-0839-level-tidal_level-Mean-15_min-mAOD', 'E7-0839', 'tidal_level', 'mAOD'],
  ['2067-flow--i-15_min-m3_s', '2067', '', 'm3_s'],
])('%s', (id, station, qualifier, unit) => {
  expect(eaMeasure(`http://x/id/measures/${id}`)).toMatchObject({ station, qualifier, unit });
});

test.each(['level', 'a-b-c', 'X-level', `${'X-'.repeat(200)}level-a-b-c-d`])('%s is none', (id) => {
  expect(eaMeasure(id)).toBeUndefined();
});

test('an error in the place of the table of stations makes no gauge one of elsewhere', () => {
  const frame = fixtureFrame(connector.id, 'readings');
  const stations = new TextEncoder().encode('{"error":"down"}');
  const { events, skipped } = connector.read({ ...frame, companions: { stations } }, city);
  expect(events.length).toBeGreaterThanOrEqual(read('readings').events.length);
  expect(skipped ?? 0).toBeLessThan(events.length);
});

test('a list cut at its limit ends nothing', () => {
  const frame = fixtureFrame(connector.id, 'floods');
  const cut = new TextDecoder().decode(frame.body).replace('"meta": {', '"meta": { "limit": 1,');
  const reading = connector.read({ ...frame, body: new TextEncoder().encode(cut) }, city);
  expect(reading.events).toHaveLength(read('floods').events.length);
  expect(reading.complete).toBeUndefined();
});
