import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Geometry } from '../../contract/place.ts';
import { distanceM } from '../../client/explore/area.ts';
import { isNarrow, type Filter } from '../../client/explore/filter.ts';
import { selectShown } from '../../client/explore/select-shown.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { valueRange } from '../../client/explore/value-range.ts';
import { aRow } from './rows.ts';

const LAYERS = ['observation/water.level', 'incident/flood'] as const;
const DISTRICTS = ['11560', '11590', '11620'] as const;
const NAMES = ['오금교', '도림천', '신대방1교'] as const;
const LEVELS = [0, 1, 2, 3, 4, '?'] as const;

const place = fc.record({
  lon: fc.double({ min: 126.8, max: 127.2, noNaN: true }),
  lat: fc.double({ min: 37.4, max: 37.7, noNaN: true }),
});

const rows = fc
  .array(
    fc.record(
      {
        layer: fc.constantFrom(...LAYERS),
        ko: fc.constantFrom(...NAMES),
        level: fc.constantFrom(...LEVELS),
        districts: fc.subarray([...DISTRICTS]),
        value: fc.double({ min: -5, max: 10, noNaN: true }),
        at: place,
        endedMs: fc.constant(1),
      },
      { requiredKeys: ['layer', 'ko', 'level', 'districts'] },
    ),
    { maxLength: 30 },
  )
  .map((all) => all.map((parts, index) => aRow(`row ${index}`, parts)));

const filters: fc.Arbitrary<Filter> = fc.record(
  {
    text: fc.constantFrom('', '도림', 'ㅇㄱㄱ', '신대방 1교', '없음'),
    levels: fc.subarray([...LEVELS]),
    districts: fc.subarray([...DISTRICTS]),
    value: fc.record(
      { least: fc.integer({ min: -5, max: 5 }), most: fc.integer({ min: 0, max: 10 }) },
      { requiredKeys: [] },
    ),
    area: fc.record({
      type: fc.constant('circle' as const),
      at: place,
      radiusM: fc.constant(9000),
    }),
    isOpenOnly: fc.constant(true),
  },
  { requiredKeys: ['text', 'levels', 'districts'] },
);

const INITIALS: Readonly<Record<string, string>> = { ㅇㄱㄱ: '오금교' };

/** Each part by itself, in the plainest words. */
function naive(thing: Thing, filter: Filter): boolean {
  const { text, levels, districts, value, area, isOpenOnly } = filter;
  const words = (INITIALS[text] ?? text).split(' ').filter((word) => word !== '');
  return (
    words.every((word) => `${thing.name.ko} ${thing.what.ko}`.includes(word)) &&
    (levels.length === 0 || levels.includes(thing.level)) &&
    (districts.length === 0 || thing.districts.some((code) => districts.includes(code))) &&
    (value === undefined ||
      (thing.value !== undefined &&
        !(thing.value < (value.least ?? -Infinity)) &&
        !(thing.value > (value.most ?? Infinity)))) &&
    (area?.type !== 'circle' ||
      (thing.at !== undefined && distanceM(thing.at, area.at) <= area.radiusM)) &&
    (isOpenOnly !== true || thing.endedMs === undefined)
  );
}

const nowhere = (): Geometry | undefined => undefined;

test('a row is shown when its layer is on and every part of the filter holds', () => {
  fc.assert(
    fc.property(rows, filters, fc.subarray([...LAYERS]), (things, filter, on) => {
      const shown = selectShown(things, new Set(on), filter, nowhere);
      const wanted = things.filter(
        (thing) => on.some((layer) => layer === thing.layer) && naive(thing, filter),
      );
      expect(shown).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

test('what narrows nothing lets every row of the layers through', () => {
  fc.assert(
    fc.property(rows, filters, (things, filter) => {
      if (isNarrow(filter)) return;
      expect(selectShown(things, new Set(LAYERS), filter, nowhere)).toEqual(things);
    }),
  );
});

test('a range of values is read as people type it', () => {
  expect(valueRange('1,200.5', '')).toEqual({ ok: true, value: { least: 1200.5 } });
  expect(valueRange('\u22123', '4')).toEqual({ ok: true, value: { least: -3, most: 4 } });
  expect(valueRange(' ', '')).toEqual({ ok: true, value: undefined });
  expect(valueRange('높음', '')).toEqual({ ok: false, why: 'notNumber' });
  expect(valueRange('5', '2')).toEqual({ ok: false, why: 'reversed' });
});
