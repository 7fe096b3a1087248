import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  entriesOfDistricts,
  entriesOfPlaces,
  entriesOfThings,
} from '../../client/explore/palette-index.ts';
import { fitIn, fitName, typedName } from '../../client/explore/palette-fit.ts';
import { searchPalette } from '../../client/explore/palette-search.ts';
import { jamoOf } from '../../client/design/hangul-jamo.ts';
import { aRow } from './rows.ts';

const NONE = { recent: [], usual: [], only: undefined } as const;

const things = [
  aRow('gauge/ogeum', {
    ko: '오금교',
    name: { ko: '오금교', en: 'Ogeumgyo' },
    level: 2,
    value: 6.84,
  }),
  aRow('park/ogeum', { ko: '오금공원', kind: 'asset' }),
  aRow('camera/anguk', { ko: '안국교차로', kind: 'asset', districts: ['11110'] }),
  aRow('situation/anyang', { ko: '안양천 오금교 홍수주의보', kind: 'situation', level: 2 }),
  aRow('gauge/dorim', { ko: '도림천 신대방1교' }),
];
const districts = [
  {
    code: '11110',
    name: { ko: '종로구', en: 'Jongno-gu' },
    label: { lon: 127, lat: 37.6 },
    population: 1,
  },
];
const entries = [
  ...entriesOfThings(things, districts),
  ...entriesOfDistricts(districts, { ko: '구', en: 'District' }),
  ...entriesOfPlaces([{ name: { ko: '강남역', en: 'Gangnam Stn' }, at: { lon: 127, lat: 37.5 } }], {
    ko: '지명',
  }),
];

const firstOf = (typed: string): string | undefined =>
  searchPalette(typed, entries, NONE)[0]?.hits[0]?.entry.key;

test('a gauge is found by its initials, by half a syllable, in English, by its id, district and number', () => {
  for (const typed of [
    'ㅇㄱㄱ',
    '오금교',
    '오금 교',
    '오그',
    '옥',
    '오ㄱ',
    'ogeum',
    'GAUGE/OGEUM',
    '6.84',
  ]) {
    expect({ typed, first: firstOf(typed) }).toEqual({ typed, first: 'gauge/ogeum' });
  }
  expect(firstOf('ㄷㄹㅊ')).toBe('gauge/dorim');
  expect(firstOf('신대방')).toBe('gauge/dorim');
  expect(firstOf('종로 안국')).toBe('camera/anguk');
  expect(firstOf('ㄱㄴㅇ')).toBe('place/강남역');
  expect(firstOf('zz')).toBeUndefined();
});

test('initials that have grown together in the field are still initials', () => {
  const park = entriesOfThings([aRow('a', { ko: '강서구' })], []);
  expect(searchPalette('ㄳ', park, NONE)[0]?.hits[0]?.mark).toEqual({
    language: 'ko',
    from: 0,
    to: 2,
  });
});

test('the letters that fit are told, so that they can be underlined', () => {
  const [places, events] = searchPalette('ㅇㄱㄱ', entries, NONE);
  expect(places?.hits[0]?.mark).toEqual({ language: 'ko', from: 0, to: 3 });
  expect(events?.hits[0]?.entry.key).toBe('situation/anyang');
  expect(events?.hits[0]?.mark).toEqual({ language: 'ko', from: 4, to: 7 });
});

test('what was taken lately stands first, also among equals', () => {
  const recent = ['camera/anguk'];
  const [lately] = searchPalette('', entries, { ...NONE, recent });
  expect(lately).toMatchObject({ group: 'recent', hits: [{ entry: { key: 'camera/anguk' } }] });
  const twins = entriesOfThings(
    [aRow('a', { ko: '빗물펌프장' }), aRow('b', { ko: '빗물펌프장' })],
    [],
  );
  const [found] = searchPalette('빗물', twins, { ...NONE, recent: ['b'] });
  expect(found?.hits.map(({ entry }) => entry.key)).toEqual(['b', 'a']);
});

test('every state of typing a name, key by key, finds it', () => {
  const syllable = fc
    .integer({ min: 0xac00, max: 0xd7a3 })
    .map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 5 }), fc.nat(), (letters, cut) => {
      const name = fitName(letters.join(''));
      const whole = letters.slice(0, cut % letters.length);
      const next = letters[whole.length] ?? '';
      // A consonant alone, then with its vowel: what a field holds while the syllable grows.
      const initial = [...jamoOf(next)][0] ?? '';
      const code = next.codePointAt(0) ?? 0;
      const open = String.fromCodePoint(code - ((code - 0xac00) % 28));
      for (const grown of [initial, open, next]) {
        const fit = fitIn(typedName([...whole, grown].join('')), name);
        expect(fit).toMatchObject({ from: 0, to: whole.length + 1 });
      }
    }),
  );
});

test('an instant or a spot that was typed stands above whatever is called so', () => {
  const seek = {
    key: 'seek',
    group: 'command',
    name: { ko: '시각 6.84' },
    note: { ko: '' },
    more: '',
    act: { type: 'seek', atMs: 0 },
  } as const;
  const [section] = searchPalette('6.84', entries, { ...NONE, first: [seek] });
  expect(section?.hits[0]?.entry.key).toBe('seek');
});
