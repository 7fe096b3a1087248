import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../client/design/hangul.ts';
import { areaTest } from '../../client/explore/area-test.ts';
import type { Filter } from '../../client/explore/filter.ts';
import { searchForm } from '../../client/explore/search-form.ts';
import { selectShown } from '../../client/explore/select-shown.ts';
import { textMatcher } from '../../client/explore/thing-text.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { aRow } from './rows.ts';

const aPlace = fc.record({
  lon: fc.double({ min: 126.9, max: 127, noNaN: true }),
  lat: fc.double({ min: 37.5, max: 37.6, noNaN: true }),
});
const NAMES = ['도림천', '도림 2교', 'Dorim-cheon', '오금교(상)', 'Ｅｘ', '강남역', ''];

const aThing = fc
  .record({
    name: fc.constantFrom(...NAMES),
    layer: fc.constantFrom('a', 'b'),
    level: fc.constantFrom(0 as const, 2 as const, '?' as const),
    districts: fc.subarray(['11590', '11620']),
    value: fc.option(fc.integer({ min: -3, max: 3 })),
    at: fc.option(aPlace),
    isOver: fc.boolean(),
  })
  .map(({ name, value, at, isOver, ...rest }): Thing => {
    const geometry =
      at === null ? null : ({ type: 'Point', coordinates: [at.lon, at.lat] } as const);
    const told = { ...(value === null ? {} : { value }), ...(at === null ? {} : { at }) };
    return aRow(name, { ko: name, ...rest, ...told, geometry, ...(isOver ? { endedMs: 1 } : {}) });
  });

const aFilter: fc.Arbitrary<Filter> = fc
  .record({
    text: fc.constantFrom('', 'ㄷㄹ', '도림', '도림 천', 'dorim', '없음', 'ㅇㄱ 오'),
    levels: fc.subarray([0, 2, '?'] as const),
    districts: fc.subarray(['11590', '11620']),
    least: fc.option(fc.integer({ min: -3, max: 3 })),
    ring: fc.option(fc.array(aPlace, { minLength: 3, maxLength: 6 })),
    isOpenOnly: fc.boolean(),
  })
  .map(({ least, ring, isOpenOnly, ...rest }) => ({
    ...rest,
    ...(least === null ? {} : { value: { least } }),
    ...(ring === null ? {} : { area: { type: 'polygon' as const, ring } }),
    ...(isOpenOnly ? { isOpenOnly } : {}),
  }));

/** Row by row, nothing kept. */
function naive(
  things: readonly Thing[],
  on: ReadonlySet<string>,
  filter: Filter,
): readonly Thing[] {
  const { text, levels, districts, value, area, isOpenOnly } = filter;
  return things.filter(
    (thing) =>
      on.has(thing.layer) &&
      (text === '' || textMatcher(text)(thing)) &&
      (levels.length === 0 || levels.includes(thing.level)) &&
      (districts.length === 0 || districts.some((code) => thing.districts.includes(code))) &&
      (value === undefined || (thing.value ?? -Infinity) >= (value.least ?? 0)) &&
      (area === undefined || areaTest(area, () => undefined)({ ...thing })) &&
      (isOpenOnly !== true || thing.endedMs === undefined),
  );
}

test('a list is narrowed to the rows that pass, also when only some of it is another', () => {
  fc.assert(
    fc.property(fc.array(aThing), fc.array(aThing), fc.array(aFilter), (rows, others, filters) => {
      const on = new Set(['a']);
      const changed = rows.map((row, index) => (index % 3 === 0 ? (others[index] ?? row) : row));
      for (const filter of filters) {
        for (const things of [rows, changed, [...others, ...rows], rows]) {
          expect(selectShown(things, on, filter, () => undefined)).toEqual(
            naive(things, on, filter),
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a text is searched as it always was, however it is written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...NAMES)), (text) => {
      expect(searchForm(text)).toBe(plain(text).replaceAll(' ', ''));
    }),
  );
});
