import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { jsonProfile, type JsonProfileInput } from '../../server/feed-kit/json-profile.ts';
import connector from '../../server/feeds/polled-json.feed.ts';
import { PRODUCT, spoiltProduct } from '../config/city-folder.ts';
import { expectCases } from '../support/expect-cases.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

expectCases(connector);

const city = feedContext(connector);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);

test('feet become metres, a missing value says so, an unknown unit is suspect', () => {
  const { events, skipped, drift } = read('normal');
  const values = events.map(({ subject, data, domain }) =>
    'result' in data
      ? [subject, domain, data.result, data.unit, data.resultQuality, data.flags]
      : [subject],
  );
  expect(values).toEqual([
    ['observation/polled-json/11/water.level', 'water', 1.28016, 'm', 'good', undefined],
    ['observation/polled-json/11/water.discharge', 'water', 3.39802159, 'm3/s', 'good', undefined],
    ['observation/polled-json/12/water.level', 'water', 0.81, 'm', 'provisional', undefined],
    ['observation/polled-json/12/water.discharge', 'water', null, 'm3/s', 'missing', undefined],
    [
      'observation/polled-json/14/water.level',
      'water',
      2,
      'm',
      'good',
      ['out-of-area', 'geometry-dropped'],
    ],
    [
      'observation/polled-json/14/water.discharge',
      'water',
      0.283168466,
      'm3/s',
      'good',
      ['out-of-area', 'geometry-dropped'],
    ],
    ['observation/polled-json/15/water.level', 'water', 9, 'span', 'suspect', ['unit-assumed']],
    ['observation/polled-json/15/water.discharge', 'water', 0.283168466, 'm3/s', 'good', undefined],
  ]);
  expect(skipped).toBe(1);
  expect(drift).toEqual(['unknown checked: maybe', 'unknown unit: span']);
  expect(events[0]).toMatchObject({
    time: '2022-08-08T12:00:00.000Z',
    data: { districts: ['11590'] },
  });
});

test('every row that cannot be read is named with the reason', () => {
  const { rejects, events } = read('half-broken');
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'row 1: no id at no',
    '22: no such time: 31/02/2022 21:00',
    '23: water.level: not a number',
    '24: water.level outside -10…50: 999',
    '25: no time at measured',
    'row 7: no id at no',
  ]);
  expect(events[0]?.data.flags).toEqual(['geometry-dropped', 'null-island']);
});

test('a list under another name is a reject, never an empty list', () => {
  expect(read('renamed').rejects[0]?.why).toBe('no rows at data.gauges');
});

/** A city whose only source is this mapping. */
function reading(mapping: JsonProfileInput, body: unknown, call = 'list') {
  const settings = { path: '/', mapping: jsonProfile.parse(mapping) };
  return connector.read(frameOf('works', JSON.stringify(body), { call }), {
    ...seoulContext(),
    settings,
  });
}

test('incidents: words for severity, category and closure, an end, absence', () => {
  const mapping: JsonProfileInput = {
    kind: 'incident',
    rows: '.',
    id: 'id',
    headline: 'title',
    time: { path: 'since', format: 'epoch-s' },
    severity: { path: 'level', words: { '1': 'Severe' }, default: 'Minor' },
    category: { path: 'what', words: { flooding: 'flood' } },
    closure: { path: 'lanes', words: { all: 'full', some: 'partial' } },
    ended: { path: 'open', values: [false] },
    onAbsence: 'end',
  };
  const rows = [
    {
      id: 'a/1',
      title: '하부도로 침수',
      since: 1659958000,
      level: 1,
      what: 'flooding',
      lanes: 'all',
    },
    { id: 'b', title: '공사', since: '1659958000', level: 3, what: 'digging', open: false },
  ];
  const found = reading(mapping, rows, 'complete');
  expect(found.events.map(({ data }) => data)).toMatchObject([
    { status: 'active', category: 'flood', severity: 'Severe', roadClosure: 'full' },
    { status: 'ended', category: 'other', severity: 'Minor', endedAt: '2022-08-08T11:26:40.000Z' },
  ]);
  expect(found.complete).toEqual(['incident/works/a%2F1', 'incident/works/b']);
  expect(found.drift).toEqual(['unknown what: digging']);
});

test('alerts, requests, assets and positions', () => {
  const time = { path: 'at', format: 'iso' };
  const at = '2022-08-08T20:30:00+09:00';
  const alert = reading(
    {
      kind: 'alert',
      id: 'id',
      time,
      event: { ko: '방류 예고' },
      severity: { path: 'lv', words: { high: 'Severe' } },
      endsAt: { path: 'until' },
    },
    [{ id: 1, at, lv: 'high', until: '2022-08-08T15:00:00Z' }],
  );
  expect(alert.events).toMatchObject([
    { kind: 'alert', data: { severity: 'Severe', expires: '2022-08-08T15:00:00.000Z' } },
  ]);
  const request = reading(
    { kind: 'request', id: 'id', time, service: 'svc', ended: { path: 'st', values: ['done'] } },
    [{ id: 1, at, svc: 'pothole', st: 'done' }],
  );
  expect(request.events).toMatchObject([
    { data: { status: 'closed', service: { code: 'pothole' } } },
  ]);
  const asset = reading(
    {
      kind: 'asset',
      id: 'id',
      time,
      assetType: 'Streetlight',
      state: { path: 'st', words: { on: 'ok' } },
      attributes: { power: { path: 'w', unit: 'W' }, dimmed: { path: 'dim' } },
    },
    [{ id: 'L-1', at, st: 'strange', w: '42', dim: true }],
  );
  expect(asset.events).toMatchObject([
    {
      data: {
        state: 'unknown',
        attributes: { power: { value: 42, unit: 'W' }, dimmed: { value: true } },
      },
    },
  ]);
  const bus = reading(
    {
      kind: 'position',
      id: 'id',
      time,
      mode: 'bus',
      lat: 'y',
      lon: 'x',
      bearing: 'dir',
      speed: { path: 'v', unit: 'mph' },
    },
    [
      { id: 'B1', at, x: 127, y: 37.5, dir: 361, v: 10 },
      { id: 'B2', at, x: 0, y: 0 },
    ],
  );
  expect(bus.events).toMatchObject([
    { data: { track: 'works/B1', bearingDeg: 1, speedKmh: 16.09344 } },
  ]);
  expect(bus.rejects).toMatchObject([{ where: 'B2', why: 'no position' }]);
});

test.each([
  ['2022-08-08T12:00:00Z', '2022-08-08T12:00:00.000Z', undefined],
  ['2022-08-08 21:00:00+0900', '2022-08-08T12:00:00.000Z', undefined],
  ['2022-08-08T12:00Z', '2022-08-08T12:00:00.000Z', undefined],
  ['2022-08-08 21:00', '2022-08-08T12:00:00.000Z', ['zone-assumed']],
])('%s', (at, time, flags) => {
  const mapping: JsonProfileInput = {
    kind: 'observation',
    id: { const: 'only' },
    time: { path: 'at' },
    values: [{ path: 'v', property: 'rain.amount', unit: 'mm' }],
  };
  expect(reading(mapping, { at, v: 0 }).events).toMatchObject([
    { time, data: { result: 0, ...(flags === undefined ? {} : { flags }) } },
  ]);
});

test('a message that does not say who sent it: its topic does', () => {
  const mapping = jsonProfile.parse({
    kind: 'observation',
    id: '@mqtt-topic.1',
    time: { format: 'received' },
    values: [{ path: 'cm', property: 'water.level', unit: 'cm' }],
  });
  const settings = { topics: ['levels/+'], mapping };
  const context = { ...seoulContext(), settings };
  expect(connector.source.topics?.(context)).toEqual(['levels/+']);
  const attributes = { 'mqtt-topic': 'levels/P-3' };
  const frame = frameOf('levels', '{"cm": 81}', { call: 'push', attributes });
  expect(connector.read(frame, context).events).toMatchObject([
    {
      subject: 'observation/levels/P-3',
      time: frame.receivedAt,
      data: { result: 0.81, unit: 'm' },
    },
  ]);
  expect(connector.read(frameOf('levels', '{"cm": 81}'), context).rejects).toHaveLength(1);
});

/** The worked example of the documentation, so that it cannot go stale. */
function documented(language: string): string {
  const text = readFileSync(join(PRODUCT, 'docs/adding-a-feed.md'), 'utf8');
  const section = text.slice(text.indexOf('## A JSON API without code'));
  const block = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
  if (block === undefined) throw new Error(`no ${language} block in the documentation`);
  return block;
}

test('the example of the documentation binds in a city and reads its body', async () => {
  using product = spoiltProduct();
  const entry = documented('yaml').replace(/^(?=.)/gm, '  ');
  product.edit('city.yaml', '  - id: topis-link-speed\n', `${entry}  - id: topis-link-speed\n`);
  const bound = bindFeeds(loadCity('seoul', product.root), await findConnectors(PRODUCT));
  const feed = bound.find((one) => one.connector.id === 'pump-gauges');
  expect(feed?.connector.source.calls(feed.city, '2022-08-08T12:00:00.000Z')).toEqual([
    { name: 'list', path: '/v1/gauges?area=south' },
  ]);
  expect(feed).toMatchObject({ baseUrl: 'https://drainage.example' });
  const frame = frameOf('pump-gauges', documented('json'));
  expect(feed?.connector.read(frame, feed.city)).toMatchObject({
    rejects: [],
    events: [
      {
        subject: 'observation/pump-gauges/7/water.level',
        source: '/cities/seoul/feeds/pump-gauges',
        domain: 'water',
        data: {
          result: 2.8956,
          unit: 'm',
          resultQuality: 'provisional',
          districts: ['11620'],
          provenance: { licence: 'by agreement with the drainage office' },
        },
      },
      { data: { result: null, resultQuality: 'missing' } },
    ],
  });
});

test('a mapping with a misspelt key stops the start, and says where', async () => {
  using product = spoiltProduct();
  const entry = documented('yaml')
    .replace('rows:', 'row:')
    .replace(/^(?=.)/gm, '  ');
  product.edit('city.yaml', '  - id: topis-link-speed\n', `${entry}  - id: topis-link-speed\n`);
  const connectors = await findConnectors(PRODUCT);
  expect(() => bindFeeds(loadCity('seoul', product.root), connectors)).toThrow(
    /settings \(pump-gauges\)\.mapping: .*row/,
  );
});
