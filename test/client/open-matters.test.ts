import { expect, test } from 'vitest';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { createWording } from '../../client/design/wording.ts';
import { say } from '../../client/design/language.ts';
import type { Words } from '../../client/design/wording.ts';
import { matterLine, matterPlace, matterTitle } from '../../client/panels/matter-words.ts';
import { alert, at, cityOf, incident, seoul } from './wall-events.ts';

const wording = createWording('ko');
const words: Words = {
  language: 'ko',
  word: (path, fill) => wording.t(path, { ...fill }),
  say: (text) => say(text, 'ko'),
};

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
  expect(found.map((matter) => matterLine(matter, seoul, words)).sort()).toEqual([
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
  const advisory = { event: { ko: '홍수주의보' }, originalSeverity: '홍수주의보' } as const;
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
  expect(found.map((matter) => matterLine(matter, seoul, words)).sort()).toEqual([
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
