import { expect, test } from 'vitest';
import { mergeMatters } from '../../client/city/merge-matters.ts';
import type { OpenMatter } from '../../client/city/open-matter.ts';
import { selectCallouts } from '../../client/rooms/wall/select-callouts.ts';
import { selectEvidence } from '../../client/city/select-evidence.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { say, type Language } from '../../client/design/language.ts';
import { createWording, type Words } from '../../client/design/wording.ts';
import {
  matterLine,
  matterPlace,
  matterShort,
  matterTitle,
} from '../../client/panels/matter-words.ts';
import type { AssetData } from '../../contract/asset.ts';
import type { CityEvent } from '../../contract/event.ts';
import { lamp, report } from './new-kinds.ts';
import { alert, at, cityOf, seoul } from './wall-events.ts';

function wordsIn(language: Language): Words {
  const wording = createWording(language);
  return {
    language,
    word: (path, fill) => wording.t(path, { ...fill }),
    say: (text) => say(text, language),
  };
}
const ko = wordsIn('ko');
const en = wordsIn('en');

const matters = (events: readonly CityEvent[]): readonly OpenMatter[] =>
  selectOpenMatters(cityOf(events).byKind);
const lines = (events: readonly CityEvent[], words = ko): readonly string[] =>
  matters(events).map((matter) => matterLine(matter, seoul, words));

const dark = (parts: Partial<AssetData> = {}): Partial<AssetData> => ({
  state: 'fault',
  districts: ['11620'],
  faults: [
    {
      code: 'lamp-failure',
      text: { ko: '램프 고장', en: 'Lamp failure' },
      severity: 'Moderate',
      since: at('20:15'),
    },
  ],
  ...parts,
});
const place = [126.95, 37.48] as const;

test('a broken lamp is a matter with its number, its fault and since when', () => {
  const events = [lamp('L-0412', place, dark()), lamp('L-0413', place)];
  expect(matters(events)).toMatchObject([{ severity: 'Moderate', since: at('20:15') }]);
  expect(lines(events)).toEqual(['가로등 램프 고장 L-0412']);
  expect(lines(events, en)).toEqual(['Street light: lamp failure L-0412']);
  const [only] = matters(events);
  if (only === undefined) throw new Error('no matter');
  expect(matterShort(only, ko)).toBe('램프 고장');
  expect(selectCallouts([only], seoul, '2022-08-08', ko)).toMatchObject([
    { title: '램프 고장', detail: '20:15 L-0412', severity: 'Moderate' },
  ]);
  expect(selectCallouts([only], seoul, '2022-08-09', ko)).toMatchObject([
    { detail: '8.8. 20:15 L-0412' },
  ]);
  expect(matterPlace(only, seoul, ko)).toBe('관악 L-0412');
});

test('a dark street is one line; of what hangs on a broken cabinet only the cabinet is told', () => {
  const street = ['1', '2', '3'].map((id) => lamp(id, place, dark()));
  expect(lines(street)).toEqual(['관악 가로등 램프 고장 3기']);
  const cabinet = lamp('C-7', place, dark({ assetType: 'StreetlightControlCabinet' }));
  const behind = street.map(({ data }) =>
    lamp(data.assetId, place, { ...data, partOf: 'asset/C-7' }),
  );
  expect(lines([cabinet, ...behind])).toEqual(['가로등 분전함 램프 고장 C-7']);
});

test('equipment that works, is in maintenance or not known is no matter', () => {
  expect(
    matters([
      lamp('1', place),
      lamp('2', place, { state: 'unknown' }),
      lamp('3', place, { state: 'maintenance' }),
    ]),
  ).toEqual([]);
});

test('a report about a known lamp stands with the lamp; others are a count a district', () => {
  const broken = [lamp('L-1', place, dark()), report('a', { asset: 'asset/L-1' })];
  expect(lines(broken)).toEqual(['가로등 램프 고장 L-1 · 신고 1']);
  const well = [lamp('L-1', place), report('a', { asset: 'asset/L-1' })];
  expect(lines(well)).toEqual(['가로등 L-1 신고 1']);
  const loose = ['a', 'b', 'c'].map((id) =>
    report(id, { districts: [id === 'c' ? '11110' : '11620'] }, 'citizen'),
  );
  expect(lines(loose).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    '관악 시민 신고 2건',
    '종로 시민 신고 1건',
  ]);
  expect(lines([report('done', { status: 'closed' })])).toEqual([]);
});

test('why a lamp is a matter: its fault, then what citizens say of it', () => {
  const city = cityOf([
    lamp('L-1', place, dark()),
    report('a', { asset: 'asset/L-1', requestedAt: at('20:40') }),
  ]);
  const [only] = selectOpenMatters(city.byKind);
  if (only === undefined) throw new Error('no matter');
  expect(selectEvidence(city, only, 6)).toMatchObject([
    { at: at('20:15'), text: { ko: '가로등 L-1 램프 고장' } },
    { at: at('20:40'), text: { ko: '가로등 꺼짐' } },
  ]);
});

test('in a short list the same failure of many districts is one row', () => {
  const many = ['11110', '11140', '11590', '11620'].map((code) =>
    lamp(`L-${code}`, place, dark({ districts: [code] })),
  );
  const rows = mergeMatters(matters(many), 3);
  expect(rows.map((row) => matterTitle(row, ko))).toEqual(['가로등 램프 고장 4기']);
});

test('a warning that waits for its update says so; one that is a test in disguise is none', () => {
  expect(lines([alert('a', { flags: ['awaiting-update'], districts: ['11620'] })])).toEqual([
    '호우경보 (갱신 대기) 관악',
  ]);
  expect(lines([alert('a', { flags: ['test-message'], districts: ['11620'] })])).toEqual([]);
});
