import { expect, test } from 'vitest';
import { ConfigError } from '../../server/config/config-error.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { PRODUCT, spoiltProduct, type SpoiltProduct } from './city-folder.ts';

function lineOf(spoil: (product: SpoiltProduct) => void): string {
  using product = spoiltProduct();
  spoil(product);
  try {
    loadCity('seoul', product.root);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
}

test('Seoul loads: districts, tiers, figures and what each feed may know', () => {
  const seoul = loadCity('seoul', PRODUCT);
  expect(seoul.districts).toHaveLength(25);
  expect(seoul.districts[0]).toMatchObject({ code: '11110', name: { ko: '종로구', en: 'Jongno' } });
  expect(seoul.profile.figures.map(({ id }) => id)).toEqual([
    'calls-119',
    'flood-reports',
    'rain-hour-max',
    'sewer-full',
    'road-closures',
    'downtown-speed',
    'rescue-waiting',
    'ems-calls',
  ]);
  const context = seoul.context('topis-link-speed');
  expect(context.tiers['kma']?.['중대경보']?.severity).toBe('Extreme');
  expect(context.registry('sewer-gauges').get('01-0001')?.['pipe_height_m']).toBe('3.0');
  expect(seoul.context('mois-disaster-sms').settings).toEqual({});
});

test('the link speed feed asks 30 places of the registry, each once', () => {
  const context = loadCity('seoul', PRODUCT).context('topis-link-speed');
  const places = context.settings['places'] as readonly string[];
  expect(new Set(places).size).toBe(30);
  expect(places.filter((code) => !context.registry('places').has(code))).toEqual([]);
});

test('a source that nothing reads is named with its title, not left out', () => {
  const named = loadCity('seoul', PRODUCT).profile.feeds.filter((feed) => !feed.connected);
  expect(named.map(({ id, about }) => [id, about])).toEqual([
    ['yongsan-cctv', 'safety'],
    ['seoul-sdot', 'environment'],
  ]);
});

test('a new tier of warning is one line of the profile', () => {
  using product = spoiltProduct();
  product.edit(
    'city.yaml',
    '  mois:',
    '    열대야주의보: { severity: Minor, text: { ko: 열대야주의보, en: Tropical night } }\n  mois:',
  );
  const tiers = loadCity('seoul', product.root).context('kma-warnings').tiers['kma'];
  expect(tiers?.['열대야주의보']).toEqual({
    severity: 'Minor',
    text: { ko: '열대야주의보', en: 'Tropical night' },
  });
});

test.for<[string, (product: SpoiltProduct) => void, RegExp]>([
  [
    'a misspelt key',
    ({ edit }) => edit('city.yaml', 'zone: Asia/Seoul', 'zonne: Asia/Seoul'),
    /^cities\/seoul\/city\.yaml:3: zonne: unknown key, expected one of id, name, zone, /,
  ],
  [
    'a misspelt key of a feed',
    ({ edit }) => edit('city.yaml', 'note: {', 'notes: {'),
    /city\.yaml:\d+: feeds\.10\.notes: unknown key, expected one of id, connected, title, about, tells, note/,
  ],
  [
    'a night that is no time of day',
    ({ edit }) => edit('city.yaml', "from: '23:00'", "from: '24:30'"),
    /city\.yaml:\d+: night\.from: expected a time like "23:00"/,
  ],
  [
    'a missing key',
    ({ edit }) => edit('city.yaml', 'zone: Asia/Seoul\n', ''),
    /city\.yaml:\d+: zone: expected string, found nothing$/,
  ],
  [
    'a value of the wrong type',
    ({ edit }) => edit('city.yaml', 'pitchMm: 0.945', 'pitchMm: fine'),
    /city\.yaml:9: wall\.pitchMm: expected number, found "fine"$/,
  ],
  [
    'an unknown severity',
    ({ edit }) => edit('city.yaml', '경보: { severity: Severe', '경보: { severity: Grave'),
    /tiers\.kma\.경보\.severity: expected one of Extreme, Severe, Moderate, Minor, Unknown, found "Grave"$/,
  ],
  [
    'an unknown zone',
    ({ edit }) => edit('city.yaml', 'Asia/Seoul', 'Asia/Soul'),
    /:3: zone: expected an IANA time zone, e\.g\. Asia\/Seoul, found "Asia\/Soul"$/,
  ],
  [
    'bounds the wrong way round',
    ({ edit }) =>
      edit('city.yaml', '[126.76, 37.42, 127.19, 37.7]', '[127.19, 37.42, 126.76, 37.7]'),
    /bounds: expected \[west, south, east, north\] .*, found \[127\.19,/,
  ],
  [
    'a figure without its threshold',
    ({ edit }) => edit('city.yaml', 'threshold: calls-119', 'threshold: calls-118'),
    /figures\.0\.threshold: expected a name under thresholds \(rain-hour, .*\), found "calls-118"$/,
  ],
  [
    'levels out of order',
    ({ edit }) => edit('city.yaml', 'value: 55', 'value: 300'),
    /thresholds\.rain-hour\.levels: expected levels in rising severity/,
  ],
  [
    'a feed named twice',
    ({ edit }) => edit('city.yaml', '- id: seoul-rainfall', '- id: seoul-river-stage'),
    /feeds\.1\.id: expected once, found "seoul-river-stage"$/,
  ],
  [
    'broken YAML',
    ({ edit }) => edit('city.yaml', 'languages: [ko, en]', 'languages: [ko, en'),
    /^cities\/seoul\/city\.yaml:\d+: expected YAML, but /,
  ],
  [
    'a registry that is not there',
    ({ remove }) => remove('sewer-gauges.csv'),
    /^cities\/seoul\/sewer-gauges\.csv: expected the registry that city\.yaml names, found no such file$/,
  ],
  [
    'two rows of one code',
    ({ edit }) => edit('districts.csv', '\n11140,', '\n11110,'),
    /^cities\/seoul\/districts\.csv:3: code: expected once, found "11110" again$/,
  ],
  [
    'a row with a column too many',
    ({ edit }) => edit('districts.csv', ',149608', ',149,608'),
    /^cities\/seoul\/districts\.csv: expected comma-separated rows, but .*line 2/,
  ],
  [
    'a number that is none',
    ({ edit }) => edit('districts.csv', ',149608', ',many'),
    /^cities\/seoul\/districts\.csv: row 11110: population: expected a number, found "many"$/,
  ],
  [
    'a downtown district that does not exist',
    ({ edit }) => edit('city.yaml', "downtown: ['11110'", "downtown: ['99999'"),
    /downtown: expected codes of districts\.csv \(11110 … 11740\), found "99999"$/,
  ],
  [
    'no profile',
    ({ remove }) => remove('city.yaml'),
    /^cities\/seoul\/city\.yaml: expected the profile of the city, found no such file$/,
  ],
])('%s is one line that says where, what was expected and what was found', ([, spoil, line]) => {
  const message = lineOf(spoil);
  expect(message).toMatch(line);
  expect(message).toContain('cities/seoul/');
  expect(message.split('\n')).toHaveLength(1);
});
