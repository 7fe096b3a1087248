import { expect, test } from 'vitest';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { createWording } from '../../client/design/wording.ts';
import { say } from '../../client/design/language.ts';
import type { Words } from '../../client/design/wording.ts';
import { matterLine, matterPlace, matterTitle } from '../../client/panels/matter-words.ts';
import { mergeMatters } from '../../client/city/merge-matters.ts';
import { selectEvidence } from '../../client/city/select-evidence.ts';
import { alert, at, cityOf, incident, indicator, seoul } from './wall-events.ts';

const wording = createWording('ko');
const words: Words = {
  language: 'ko',
  word: (path, fill) => wording.t(path, { ...fill }),
  say: (text) => say(text, 'ko'),
};

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

const matters = (events: Parameters<typeof cityOf>[0]) => selectOpenMatters(cityOf(events).byKind);

test('flood reports of one district are one matter with their count, since the first', () => {
  const [only, ...rest] = matters([
    incident('b', { districts: ['11620'], startedAt: at('21:24') }),
    incident('a', { districts: ['11620'], startedAt: at('21:20'), severity: 'Extreme' }),
    incident('c', { districts: ['11620'], startedAt: at('21:31') }),
  ]);
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ severity: 'Extreme', since: at('21:20'), districts: ['11620'] });
  expect(only === undefined ? '' : matterLine(only, seoul, words)).toBe('관악 침수 신고 3건');
});

test('a closed road is a closure whatever closed it, apart from the reports beside it', () => {
  const found = matters([
    incident('road', {
      districts: ['11620'],
      roadClosure: 'full',
      headline: { ko: '신림로 통제' },
    }),
    incident('home', { districts: ['11620'] }),
  ]);
  expect(found).toHaveLength(2);
  expect(found.map((matter) => matterLine(matter, seoul, words)).toSorted(byText)).toEqual([
    '반지하 침수',
    '신림로 통제',
  ]);
});

test('zone warnings of one sender are one matter over the whole city', () => {
  const [only, ...rest] = matters([
    alert('west', { districts: ['11110', '11140'], areaNames: ['서북권'] }),
    alert('south', { districts: ['11590', '11620'], areaNames: ['서남권'], sent: at('13:00') }),
  ]);
  expect(rest).toEqual([]);
  if (only === undefined) throw new Error('no matter');
  expect(matterTitle(only, words)).toBe('호우경보');
  expect(matterPlace(only, seoul, words)).toBe('서울 전역');
});

test('flood advisories of two gauges stay two, each with its place', () => {
  const advisory = {
    event: { ko: '홍수주의보' },
    originalSeverity: '홍수주의보',
    headline: { ko: '홍수주의보 발령' },
  } as const;
  const found = matters([
    alert('og', {
      ...advisory,
      place: { ko: '오금교' },
      areaNames: ['안양천'],
      geometry: { type: 'Point', coordinates: [126.87, 37.5] },
    }),
    alert('dg', {
      ...advisory,
      place: { ko: '대곡교' },
      areaNames: ['탄천'],
      geometry: { type: 'Point', coordinates: [127.12, 37.46] },
    }),
  ]);
  expect(found.map((matter) => matterLine(matter, seoul, words)).toSorted(byText)).toEqual([
    '홍수주의보 대곡교',
    '홍수주의보 오금교',
  ]);
});

test('the worst stands first, then the oldest; the order does not hang on arrival', () => {
  const events = [
    incident('late', { districts: ['11620'], startedAt: at('21:30') }),
    incident('early', { districts: ['11590'], startedAt: at('20:00') }),
    incident('worst', { districts: ['11110'], startedAt: at('21:31'), severity: 'Extreme' }),
    incident('unknown', { districts: ['11140'], startedAt: at('10:00'), severity: 'Unknown' }),
  ];
  const order = matters(events).map(({ districts }) => districts[0]);
  expect(order).toEqual(['11110', '11590', '11620', '11140']);
  expect(matters(events.toReversed()).map(({ districts }) => districts[0])).toEqual(order);
});

test('what is ended, lifted or a test is not open', () => {
  expect(
    matters([
      incident('ended', { status: 'ended', endedAt: at('21:00') }),
      alert('lifted', { endedAt: at('20:00') }),
      alert('cancelled', { msgType: 'Cancel' }),
      alert('test', { status: 'Test' }),
    ]),
  ).toEqual([]);
});

test('an exercise says so in its title', () => {
  const [only] = matters([alert('drill', { status: 'Exercise' })]);
  expect(only === undefined ? '' : matterTitle(only, words)).toBe('훈련 호우경보');
});

test('a message says what happens, and messages to other districts are other matters', () => {
  const message = { event: { ko: '호우' }, originalSeverity: '긴급재난' } as const;
  const found = matters([
    alert('a', { ...message, headline: { ko: '도림천 범람' }, districts: ['11620'] }),
    alert('b', {
      ...message,
      headline: { ko: '도림천이 넘치고 있습니다' },
      districts: ['11620'],
      sent: at('21:26'),
    }),
    alert('c', { ...message, headline: { ko: '매우 강한 비' }, districts: ['11590'] }),
  ]);
  expect(found.map((matter) => matterLine(matter, seoul, words)).toSorted(byText)).toEqual([
    '도림천 범람 관악',
    '매우 강한 비 동작',
  ]);
});

const flooded = [
  indicator('district-levels', {
    form: 'district-levels',
    until: at('21:30'),
    cellSec: 600,
    cells: { '11620': `${'0'.repeat(30)}334444` },
    reasons: { '11620': [{ ko: '하수관 10곳 중 3곳 만관' }] },
    derivedFrom: [],
  }),
  incident('call', {
    districts: ['11620'],
    severity: 'Minor',
    startedAt: at('20:00'),
    headline: { ko: '신림동 주택 침수' },
  }),
  incident('ems', { districts: ['11620'], severity: 'Minor', category: 'ems' }),
];

test('single flood calls are as grave as their district, with its reasons and since it came to it', () => {
  const city = cityOf(flooded);
  const [worst, other] = selectOpenMatters(city.byKind);
  expect(worst).toMatchObject({ category: 'flood', severity: 'Extreme', since: at('20:50') });
  expect(other).toMatchObject({ category: 'ems', severity: 'Minor' });
  if (worst === undefined) throw new Error('no matter');
  const lines = selectEvidence(city, worst, 5).map((line) => [
    line.at,
    line.form === 'value' ? '' : line.text.ko,
  ]);
  expect(lines).toEqual([
    [at('20:00'), '신림동 주택 침수'],
    [at('21:30'), '하수관 10곳 중 3곳 만관'],
  ]);
});

test('a list without room merges one kind and level over districts; a roomy one does not', () => {
  const found = matters([
    incident('a', { districts: ['11620'] }),
    incident('b', { districts: ['11590'], startedAt: at('20:00') }),
    incident('c', { districts: ['11110'], roadClosure: 'full', headline: { ko: '통제' } }),
  ]);
  expect(mergeMatters(found, 6)).toBe(found);
  const rows = mergeMatters(found, 2);
  expect(rows.map((row) => matterLine(row, seoul, words))).toEqual([
    '동작·관악 침수 신고 2건',
    '통제',
  ]);
  expect(rows[0]?.since).toBe(at('20:00'));
});
