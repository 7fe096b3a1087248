import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableColumn } from '../../client/explore/table-column.ts';
import { COLUMNS, columnIds, columnOf } from '../../client/explore/table-columns.ts';
import { orderOfNumbers } from '../../client/explore/table-radix.ts';
import { createTextRanks } from '../../client/explore/table-rank.ts';
import { finished, inSlices } from '../../client/explore/table-slices.ts';
import { sortThings } from '../../client/explore/table-sort.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { aRow, tellingOf } from './rows.ts';

const collator = new Intl.Collator('ko', { numeric: true });
const compare = (a: string, b: string): number => collator.compare(a, b);
const telling = tellingOf();

/** What anybody would write without a thought for speed. */
function byHand(rows: readonly Thing[], column: TableColumn, isDescending: boolean) {
  const keyed = rows.map((row) => ({ row, key: column.key(row, telling) }));
  const known = keyed.filter(({ key }) => key !== undefined);
  const sorted = known.toSorted(({ key: a }, { key: b }) => {
    const rising =
      typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return isDescending ? -rising : rising;
  });
  return [...sorted, ...keyed.filter(({ key }) => key === undefined)].map(({ row }) => row);
}

const names = [
  '도림천',
  '안양천',
  '오금교',
  '강남역 2번',
  '강남역 10번',
  'Han river',
  '가로등',
  '',
];
const anyRows = fc
  .array(
    fc.record(
      {
        ko: fc.constantFrom(...names),
        value: fc.oneof(
          fc.constantFrom(-0, 0),
          fc.integer({ min: -2, max: 2 }),
          // No message holds an endless number.
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        ),
        sinceMs: fc.integer({ min: 0, max: 2e12 }),
        level: fc.constantFrom<Thing['level']>(0, 1, 2, 3, 4, '?'),
        districts: fc.subarray(['11560', '11590', '11620']),
        quality: fc.constantFrom<'good' | 'bad'>('good', 'bad'),
      },
      { requiredKeys: ['ko', 'level', 'districts', 'sinceMs'] },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.map((part, index) => aRow(`k${index}`, part)));

test('numbers come in rising order, equal ones as they stood', () => {
  const anyNumber = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(fc.array(anyNumber), (numbers) => {
      // −0 and 0 differ in bits; nobody tells them apart.
      const keys = Float64Array.from(numbers, (number) => (number === 0 ? 0 : number));
      const wanted = [...keys.keys()].toSorted((a, b) => {
        const [one = 0, other = 0] = [keys[a], keys[b]];
        return one === other ? a - b : one < other ? -1 : 1;
      });
      expect([...finished(orderOfNumbers(keys))]).toEqual(wanted);
    }),
  );
});

test('every column sorts as one would by hand, both ways, what is unknown last', () => {
  const ranks = createTextRanks(compare);
  fc.assert(
    fc.property(
      anyRows,
      fc.constantFrom(...COLUMNS),
      fc.boolean(),
      (rows, column, isDescending) => {
        const sorted = finished(sortThings(rows, { column, isDescending }, telling, ranks));
        expect(sorted.map(({ key }) => key)).toEqual(
          byHand(rows, column, isDescending).map(({ key }) => key),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('a long sort is done in parts with turns between them, and comes out the same', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) =>
    aRow(`k${index}`, { ko: `자산 ${(index * 7919) % 5000}` }),
  );
  const column = columnOf('name');
  if (column === undefined) throw new Error('no column of names');
  const order = { column, isDescending: true };
  const sorted = await new Promise<readonly Thing[]>((done) => {
    inSlices(sortThings(rows, order, telling, createTextRanks(compare)), done);
  });
  expect(sorted.map(({ name }) => name.ko)).toEqual(
    byHand(rows, column, true).map(({ name }) => name.ko),
  );
  expect(sorted[0]?.name.ko).toBe('자산 4999');
});

test('columns: the chosen ones in their order, the usual ones for nothing, none that nobody knows', () => {
  expect(columnIds(['value', 'name', 'value', 'gone'])).toEqual(['value', 'name']);
  expect(columnIds([])).toContain('name');
  expect(columnIds(['gone'])).toEqual(columnIds([]));
});
